//! Texts for softphones that run a command when something happens to a call.

use super::quoting::shell;

/// Lines of MicroSIP.ini: a key for everything that happens to a call, and the command it runs.
///
/// MicroSIP takes a value apart like a command line, joins the arguments again without quotation marks, appends a blank
/// and the other side's number, which is nothing where the caller hides it, and waits for the command's end. So no argument
/// of ours holds a blank, what follows `--` is the number whatever it looks like, and `--withheld` stands for none. It
/// gives no id and no direction: `answer` and `end` go by the number. "Busy" is its word for calls that were declined, too,
/// and for lines on the other side that are.
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
/// The id finds the call again, so a release needs no number: in `local_release` the message is one of ours, and its `From`
/// is the agent. A call that finds all lines busy fails without having rung. 603 is the agent's "reject".
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
