//! The exchange's rules, as tables: what telephone systems say, and what each agent is told.

mod script;
mod calls;
mod groups;
mod transfers;
mod repeats;
mod sources;
mod sequences;
