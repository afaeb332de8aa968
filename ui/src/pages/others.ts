// The pages that are not there from the start, in one piece: most of what they need they share.

export { default as doctor } from "./DoctorPage.svelte";
export { default as phone } from "./PhonePage.svelte";
export { default as settings } from "./SettingsPage.svelte";
export { default as "test-call" } from "./TestCallPage.svelte";
export { default as welcome } from "./WelcomePage.svelte";
