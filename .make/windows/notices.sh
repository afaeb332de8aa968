# The notices of the app that drive.sh has started: what Windows is told of them, and what clicks come to.

# Follows a link as Windows does.
follow() { LINK=$1 timeout 60 wine "$drive/windows/system32/person.exe" follow LINK || fail 'The scheme is not registered.'; }

# The same, when it is to come to nothing.
opens_nothing() {
  follow "$1"
  [ "$(wc -l <"$opened")" = "$openings" ] || fail "This opened $(tail -n 1 "$opened"): $*"
}

crm() { curl -fsS -X PUT -H 'Content-Type: application/json' -d "$1" "$origin/sandbox/faults" >/dev/null; }

threads() {
  local process
  for process in /proc/[0-9]*; do
    if [[ $(tr '\0' '\n' 2>/dev/null <"$process/cmdline" | head -n 1) == *callcard.exe ]]; then
      find "$process/task" -mindepth 1 -maxdepth 1 | wc -l
      return
    fi
  done
}

origin=$(callcardctl --json status | origin)

step 'What was left behind is cleared at the start, and missed calls are not'
mark=0
told '^start	app\.callcard	'
told '^remove-group	calls	app\.callcard'
told '^remove-group	app	app\.callcard'
untold '^remove-group	missed'

step 'A change of the screen comes to the tray'
wine "$drive/windows/system32/person.exe" screen "$(process_of_toasts)" || fail 'It does not answer.'
limit=$((SECONDS + 30))
until grep -q 'the screen may have changed' "$log"; do [ $SECONDS -lt $limit ] || fail 'It did not hear of it.'; sleep 0.1; done

step 'A call rings by its number, and gets its name in place'
crm '{"latency_ms": 2500, "only": "/api/v2/events"}'
expect 0 '' ring "$number"
told '^show	call-[0-9a-f-]{36}	calls	pops up	high	until reboot	4 h	[^	]*888'
told '^update	call-[0-9a-f-]{36}	.*Oak kitchen'
crm '{}'
step 'It is answered: the toast leaves the screen and stays in the list'
expect 0 '' answer "$number"
told '^hide	call-'
told '^show	call-[0-9a-f-]{36}	calls	quiet	normal	'
step 'It is over: the toast is gone'
expect 0 '' end "$number"
told '^remove	call-[0-9a-f-]{36}	app\.callcard'

step 'A click on a ringing toast opens the card, once'
expect 0 'deal 21000001' ring --wait "$number"
told '^show	call-'
call=$(newest call)
clicked=$(link "$call" launch)
person click "$call"
opens "$origin/leads/detail/21000001"
opens_nothing "$clicked"
step 'What nobody has clicked, or we have not made, opens nothing'
opens_nothing "${clicked/until=1/until=2}"
opens_nothing 'callcard:press?toast=0&notice=ringing&button=open&until=1900000000&mac=AAAA'
opens_nothing 'callcard:'
opens_nothing 'callcard:x" --headless "--window" "doctor'
opens_nothing 'CallCard:x" --no-such-argument "'
key=$(wine "$drive/windows/system32/person.exe" secret notice-links | tr -d '\r')
old=$(python3 - "$key" "$call" <<'PYTHON'
import base64, hashlib, hmac, sys, time, uuid
said = f"callcard:press?toast={uuid.uuid4().hex}&notice={sys.argv[2]}&button=open&until={int(time.time()) - 1}"
proof = hmac.new(sys.argv[1].encode(), said.encode(), hashlib.sha256).digest()
print(f"{said}&mac={base64.urlsafe_b64encode(proof).decode().rstrip('=')}")
PYTHON
)
opens_nothing "$old"
grep -q Expired "$log" && grep -q Used "$log" && grep -q Foreign "$log" || fail 'The log does not say why links were refused.'

step 'A toast that was closed does not come back'
expect 0 '' end "$number"
expect 0 '' ring "$number"
told '^show	call-'
person dismiss "$(newest call)"
expect 0 '' answer "$number"
expect 0 '' end "$number"
untold '^show	call-[^	]*	calls	quiet'

step 'A missed call is called back from the list, after a kill and without a running Callcard'
expect 0 '' ring "$number"
told '^show	call-'
expect 0 '' end --cause no_answer "$number"
told '^show	missed-[0-9a-f-]{36}	missed	pops up	normal	for good	72 h	'
missed=$(newest missed)
person timeout "$missed"
call_back=$(link "$missed" arguments 2)
end
step 'The call back starts Callcard'
follow "$call_back"
await_app
opens "tel:$number"
told "^remove	$missed	"
opens_nothing "$call_back"

step 'A click on a missed call opens the page of its card, after a kill and without a running Callcard'
expect 0 '' ring --wait "$number"
told '^show	call-'
expect 0 '' end --cause no_answer "$number"
told '^show	missed-[0-9a-f-]{36}	missed	'
missed=$(newest missed)
clicked=$(link "$missed" launch)
end
follow "$clicked"
await_app
# The demo CRM of the new Callcard may be at another place.
origin=$(callcardctl --json status | origin)
opens "$origin/leads/detail/21000001"
opens_nothing "$clicked"

step 'A forged link starts Callcard and opens its window, and nothing else'
end
# Wine has no web view, so the wish for a window is known by what it comes to.
windows() { grep -c 'the window cannot be opened' "$drive/callcard/callcard.log" || true; }
before=$(windows)
follow "${call_back/button=call-back/button=open}"
await_app
limit=$((SECONDS + 30))
until [ "$(windows)" -gt "$before" ]; do [ $SECONDS -lt $limit ] || fail 'No window.'; sleep 0.1; done
[ "$(wc -l <"$opened")" = "$openings" ] || fail "A forged link opened $(tail -n 1 "$opened")."
end
start --background --faults

step 'What Windows withholds is known'
person setting 1
expect 1 'turned off for Callcard' doctor
person setting 0
person mode 1
expect 1 'Do Not Disturb' doctor
person mode 0
expect 0 '' ring "$number"
told '^show	call-'
person fail "$(newest call)"
expect 1 '0x803E0111' doctor
expect 0 '' end "$number"

step 'A thousand calls leave no thread behind'
before=$(threads)
python3 - >"$drive/toasts/calls.jsonl" <<'PYTHON'
import json
for first in range(0, 1000, 5):
    for phase in ("ringing", "ended"):
        for call in range(first, first + 5):
            event = {"type": "phone_call", "phone_number": f"+7999{call:07}", "source": "bulk", "call_id": str(call), "phase": phase}
            if phase == "ended":
                event["cause"] = "answered_elsewhere"
            event["after_ms"] = 400 if call == first else 0
            print(json.dumps(event))
PYTHON
timeout 500 wine "$programs/callcardctl.exe" replay 'C:\toasts\calls.jsonl' >/dev/null
limit=$((SECONDS + 30))
until [ "$(threads)" -le "$before" ]; do
  [ $SECONDS -lt $limit ] || fail "There were $before threads, and now there are $(threads)."
  sleep 1
done
shown=$(news | grep -cE '^show	(call-|ringing)') removed=$(news | grep -cE '^remove	(call-|ringing)')
echo "$shown shown, $removed removed, $before threads"
[ "$shown" -ge 500 ] || fail 'Too few of them were shown.'

step 'The end of the session takes away what is ours, at once, and leaves the missed calls'
expect 0 '' ring "$number"
expect 0 '' ring +79998885534
told '^show	call-'
took=$(wine "$drive/windows/system32/person.exe" leave "$(process_of_toasts)" | tr -d '\r') || fail 'The app does not end.'
echo "It took $took ms."
told '^hide	call-'
told '^remove-group	calls	'
[ "$took" -le 300 ] || fail 'That is too long.'
expect 3 'not running' status
