//! Texts for softphones that run a command when something happens to a call.

use super::quoting::shell;

/// Lines of MicroSIP.ini: a key for each event of a call, and the command it runs.
///
/// MicroSIP splits a value like a command line, joins the arguments again without quotation marks, appends a space and
/// the other party's number (nothing if the caller hides it), and waits for the command to end. So our arguments hold
/// no spaces, everything after `--` is the number, and `--withheld` says what an absent number means. It passes no id
/// and no direction: `answer` and `end` go by the number. It also says "busy" for declined calls and for a busy line at
/// the other end.
pub(super) fn microsip(program: &str) -> String {
    let lines = [
        ("cmdIncomingCall", "ring"),
        ("cmdOutgoingCall", "ring --direction=out"),
        ("cmdCallAnswer", "answer"),
        ("cmdCallStart", "answer"),
        ("cmdCallBusy", "end --cause=busy"),
        ("cmdCallEnd", "end"),
    ];
    let line = |(key, command)| format!("{key}=\"{program}\" {command} --source=microsip --withheld --\n");
    lines.map(line).concat()
}

/// A script for every trigger in a user profile of Twinkle, which runs it with the message in the environment. For
/// "incoming call" it waits for the script's end and reads what it prints, so the command runs on by itself.
///
/// The id finds the call again, so a release needs no number: in `local_release` the message is our own, and its `From`
/// is the agent. If all lines are busy, a call fails without having rung. 603 is the agent's "reject".
pub(super) fn twinkle(program: &str) -> String {
    let program = shell(program);
    format!(
        r#"#!/bin/sh
tell() {{
  command=$1
  shift
  {program} "$command" --source=twinkle --call-id="$SIP_CALL_ID" "$@" >/dev/null 2>&1 </dev/null &
}}
case ${{TWINKLE_TRIGGER-in_call}} in
  in_call) tell ring --name="$SIP_FROM_DISPLAY" --to="$SIP_TO_USER" -- "${{SIP_FROM_USER-$SIP_FROM}}" ;;
  out_call) tell ring --direction=out -- "$SIP_TO_USER" ;;
  in_call_answered | out_call_answered) tell answer ;;
  in_call_failed)
    case $SIPSTATUS_CODE in
      603) cause=rejected ;;
      486) cause=busy ;;
      *) cause=no_answer ;;
    esac
    tell end --cause=$cause -- "$SIP_FROM_USER" ;;
  out_call_failed | local_release | remote_release) tell end ;;
esac
"#
    )
}
