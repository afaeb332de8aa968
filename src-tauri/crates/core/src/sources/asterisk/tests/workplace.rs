//! Courses at a workplace, which knows the agent's own extension: a colleague is a stranger, and the connection may have been
//! made in the middle of a call.

use super::play;

/// The agent of the workplace.
const ME: [u64; 1] = [101];

fn check(course: &str, expected: &[&str]) {
    let told = play(&ME, course.lines().map(str::trim).filter(|line| !line.is_empty()));
    assert_eq!(told, expected, "{course}");
}

/// 102 has called a client, and talks to him.
const THEIRS: &str = "Newchannel ch=PJSIP/102-40 st=4 cid=102 ext=89161234567 u=400 l=400
    DialBegin ch=PJSIP/102-40 cid=102 ext=89161234567 u=400 l=400 d=PJSIP/mango-41 du=401 dl=400
    DialEnd u=400 l=400 d=PJSIP/mango-41 du=401 end=ANSWER
    NewCallerid ch=PJSIP/102-40 cid=74951112233 u=400 l=400\n";

/// 102 hands that call on without a word.
const BLIND: &str = "BlindTransfer Result=Success TransfererUniqueid=400 TransfererLinkedid=400
    HangupRequest ch=PJSIP/102-40 u=400 l=400 Cause=16
    Hangup ch=PJSIP/102-40 u=400 l=400 Cause=16\n";

/// The agent talks to a client who has called.
const MINE: &str = "Newchannel ch=PJSIP/mango-2a st=4 cid=79161234567 ext=74951112244 u=100 l=100
    DialBegin ch=PJSIP/mango-2a cid=79161234567 ext=74951112244 u=100 l=100 d=PJSIP/101-0a du=101 dl=100
    Newstate ch=PJSIP/101-0a st=5 u=101 l=100
    DialEnd u=100 l=100 d=PJSIP/101-0a du=101 end=ANSWER\n";

#[test]
fn call_of_a_colleagues_that_is_handed_on_is_the_clients() {
    for number in ["89161234567", "<unknown>"] {
        let dial = format!("DialBegin ch=PJSIP/mango-41 cid={number} ext=101 u=401 l=400 d=PJSIP/101-42 du=402 dl=400");
        check(
            &format!(
                "{THEIRS}{BLIND}{dial}
                Newstate ch=PJSIP/101-42 st=5 u=402 l=400
                wait 8
                DialEnd u=401 l=400 d=PJSIP/101-42 du=402 end=NOANSWER
                Hangup ch=PJSIP/101-42 u=402 l=400 Cause=0
                wait 9"
            ),
            &["101 ringing +79161234567", "101 ended no_answer"],
        );
    }
    check(
        &format!(
            "{THEIRS}Newchannel ch=PJSIP/102-43 st=4 cid=102 ext=101 u=500 l=500
            DialBegin ch=PJSIP/102-43 cid=102 ext=101 u=500 l=500 d=PJSIP/101-44 du=501 dl=500
            Newstate ch=PJSIP/101-44 st=5 u=501 l=500
            DialEnd u=500 l=500 d=PJSIP/101-44 du=501 end=ANSWER
            NewConnectedLine ch=PJSIP/101-44 cid=101 u=501 l=400
            AttendedTransfer Result=Success OrigTransfererUniqueid=400 OrigTransfererLinkedid=400 \
            SecondTransfererLinkedid=500 TransfereeChannel=PJSIP/mango-41 TransfereeUniqueid=401 \
            TransfereeCallerIDNum=89161234567 TransferTargetUniqueid=501 DestType=Bridge"
        ),
        &["101 ringing internal 102", "101 answered internal 102", "101 answered +79161234567"],
    );
}

#[test]
fn call_of_a_colleagues_that_is_handed_to_a_queue_is_the_clients() {
    check(
        &format!(
            "{THEIRS}{BLIND}QueueCallerJoin ch=PJSIP/mango-41 cid=89161234567 ext=600 u=401 l=400 Queue=sales
            DialBegin ch=PJSIP/mango-41 cid=89161234567 ext=600 u=401 l=400 d=PJSIP/101-42 du=402 dl=400
            Newstate ch=PJSIP/101-42 st=5 u=402 l=400"
        ),
        &["101 ringing +79161234567 sales"],
    );
}

#[test]
fn own_call_that_is_handed_back_is_the_clients() {
    check(
        "Newchannel ch=PJSIP/101-40 st=4 cid=101 ext=89161234567 u=400 l=400
        DialBegin ch=PJSIP/101-40 cid=101 ext=89161234567 u=400 l=400 d=PJSIP/mango-41 du=401 dl=400
        DialEnd u=400 l=400 d=PJSIP/mango-41 du=401 end=ANSWER
        BlindTransfer Result=Success TransfererUniqueid=400 TransfererLinkedid=400
        Hangup ch=PJSIP/101-40 u=400 l=400 Cause=16
        DialBegin ch=PJSIP/mango-41 cid=89161234567 ext=103 u=401 l=400 d=PJSIP/103-42 du=402 dl=400
        DialEnd u=401 l=400 d=PJSIP/103-42 du=402 end=ANSWER
        BlindTransfer Result=Success TransfererUniqueid=402 TransfererLinkedid=400
        Hangup ch=PJSIP/103-42 u=402 l=400 Cause=16
        DialBegin ch=PJSIP/mango-41 cid=89161234567 ext=101 u=401 l=400 d=PJSIP/101-43 du=403 dl=400
        Newstate ch=PJSIP/101-43 st=5 u=403 l=400
        wait 3
        DialEnd u=401 l=400 d=PJSIP/101-43 du=403 end=ANSWER",
        &[
            "101 ringing +79161234567",
            "101 answered +79161234567",
            "101 ended normal",
            "101 ringing +79161234567",
            "101 answered +79161234567",
        ],
    );
}

#[test]
fn agent_who_is_handed_on_talks_to_whomever_the_dial_plan_calls_then() {
    check(
        "Newchannel ch=PJSIP/102-40 st=4 cid=102 ext=101 u=400 l=400
        DialBegin ch=PJSIP/102-40 cid=102 ext=101 u=400 l=400 d=PJSIP/101-41 du=401 dl=400
        Newstate ch=PJSIP/101-41 st=5 u=401 l=400
        DialEnd u=400 l=400 d=PJSIP/101-41 du=401 end=ANSWER
        BlindTransfer Result=Success TransfererUniqueid=400 TransfererLinkedid=400
        Hangup ch=PJSIP/102-40 u=400 l=400 Cause=16
        DialBegin ch=PJSIP/101-41 cid=101 ext=89161234567 u=401 l=400 d=PJSIP/mango-42 du=402 dl=400
        DialEnd u=401 l=400 d=PJSIP/mango-42 du=402 end=ANSWER
        Hangup ch=PJSIP/101-41 u=401 l=400 Cause=16",
        &["101 ringing internal 102", "101 answered internal 102", "101 answered +79161234567", "101 ended normal"],
    );
}

#[test]
fn caller_who_was_there_before_the_connection_stays_when_a_colleague_declines() {
    check(
        "Newchannel ch=PJSIP/101-0a st=0 cid=101 ext=s u=201 l=100
        Newchannel ch=PJSIP/102-0b st=0 cid=102 ext=s u=202 l=100
        DialBegin ch=PJSIP/mango-2a cid=79161234567 ext=74951112255 u=100 l=100 d=PJSIP/101-0a du=201 dl=100
        DialBegin ch=PJSIP/mango-2a cid=79161234567 ext=74951112255 u=100 l=100 d=PJSIP/102-0b du=202 dl=100
        Newstate ch=PJSIP/101-0a st=5 u=201 l=100
        DialEnd u=100 l=100 d=PJSIP/102-0b du=202 end=BUSY
        Hangup ch=PJSIP/102-0b u=202 l=100 Cause=21
        wait 3
        DialEnd u=100 l=100 d=PJSIP/101-0a du=201 end=ANSWER
        Hangup ch=PJSIP/101-0a u=201 l=100 Cause=16",
        &["101 ringing +79161234567 74951112255", "101 answered +79161234567 74951112255", "101 ended normal"],
    );
}

#[test]
fn caller_who_was_there_before_the_connection_calls_though_members_are_behind_local_channels() {
    check(
        "Newchannel ch=Local/101@from-queue-01;1 st=0 cid=79161234567 ext=101 u=201 l=100
        Newchannel ch=Local/101@from-queue-01;2 st=4 cid=79161234567 ext=101 u=202 l=100
        DialBegin ch=PJSIP/mango-2a cid=79161234567 ext=700 u=100 l=100 d=Local/101@from-queue-01;1 du=201 dl=100
        DialBegin ch=Local/101@from-queue-01;2 cid=79161234567 ext=s u=202 l=100 d=PJSIP/101-0a du=203 dl=100
        Newstate ch=PJSIP/101-0a st=5 u=203 l=100
        DialEnd u=202 l=100 d=PJSIP/101-0a du=203 end=ANSWER
        wait 30
        Hangup ch=PJSIP/101-0a u=203 l=100 Cause=16",
        &["101 ringing +79161234567", "101 answered +79161234567", "101 ended normal"],
    );
}

#[test]
fn client_who_was_called_first_calls_whoever_is_dialled_then() {
    check(
        "Newchannel ch=Local/89161234567@out-01;1 st=0 cid=<unknown> ext=89161234567 u=500 l=500
        DialBegin d=Local/89161234567@out-01;1 du=500 dl=500
        DialBegin ch=Local/89161234567@out-01;2 ext=89161234567 u=501 l=500 d=PJSIP/mango-02 du=502 dl=500
        NewCallerid ch=Local/89161234567@out-01;1 cid=89161234567 u=500 l=500
        DialEnd u=501 l=500 d=PJSIP/mango-02 du=502 end=ANSWER
        DialBegin ch=Local/89161234567@out-01;1 cid=89161234567 ext=600 u=500 l=500 d=PJSIP/101-03 du=503 dl=500
        Newstate ch=PJSIP/101-03 st=5 u=503 l=500
        DialEnd u=500 l=500 d=PJSIP/101-03 du=503 end=ANSWER",
        &["101 ringing +79161234567", "101 answered +79161234567"],
    );
}

#[test]
fn colleague_who_talks_already_has_not_taken_what_rings_in_vain() {
    check(
        "Newchannel ch=PJSIP/mango-2a st=4 cid=79161234567 ext=74951112244 u=100 l=100
        DialBegin ch=PJSIP/mango-2a ext=74951112244 u=100 l=100 d=PJSIP/102-0a du=101 dl=100
        Newstate ch=PJSIP/102-0a st=6 u=101 l=100
        DialEnd u=100 l=100 d=PJSIP/102-0a du=101 end=ANSWER
        DialBegin ch=Local/101@internal-01;2 cid=102 ext=101 u=111 l=100 d=PJSIP/101-0b du=112 dl=100
        Newstate ch=PJSIP/101-0b st=5 u=112 l=100
        wait 8
        DialEnd u=111 l=100 d=PJSIP/101-0b du=112 end=NOANSWER
        wait 10",
        &["101 ringing +79161234567 74951112244", "101 ended no_answer"],
    );
}

#[test]
fn number_that_the_dial_plan_hides_is_the_one_that_was_asked_for() {
    let first = "Newchannel ch=PJSIP/101-50 st=0 cid=101 ext=s u=500 l=500
        DialBegin d=PJSIP/101-50 du=500 dl=500
        DialEnd d=PJSIP/101-50 du=500 end=ANSWER";
    let asked = "OriginateResponse Response=Success Uniqueid=500 Exten=89161234567";
    let dial = "DialBegin ch=PJSIP/101-50 cid=74951112233 ext=s u=500 l=500 d=PJSIP/mango-51 du=501 dl=500";
    for dialled in
        [format!("{asked}\n{dial}"), format!("{dial}\n{asked}"), format!("{dial} DestCallerIDNum=89161234567")]
    {
        check(
            &format!("{first}\n{dialled}\nDialEnd u=500 l=500 d=PJSIP/mango-51 du=501 end=ANSWER"),
            &["101 ringing withheld", "101 ringing +79161234567", "101 answered +79161234567"],
        );
    }
    // What is no number is not dialled: neither a place of the dial plan, nor what a call of nobody's was asked for.
    check(&format!("{first}\n{dial}\n{}", asked.replace("=500", "=501")), &["101 ringing withheld"]);
}

#[test]
fn ring_after_the_queue_names_the_line() {
    check(
        "Newchannel ch=PJSIP/mango-2a st=4 cid=79161234567 ext=74951112255 u=100 l=100
        QueueCallerJoin ch=PJSIP/mango-2a u=100 l=100 Queue=sales
        QueueCallerLeave ch=PJSIP/mango-2a u=100 l=100 Queue=sales
        DialBegin ch=PJSIP/mango-2a u=100 l=100 d=PJSIP/101-0a du=101 dl=100
        Newstate ch=PJSIP/101-0a st=5 u=101 l=100",
        &["101 ringing +79161234567 74951112255"],
    );
}

#[test]
fn agent_who_makes_it_a_call_of_three_talks_on() {
    check(
        &format!(
            "{MINE}AttendedTransfer Result=Success OrigTransfererUniqueid=101 OrigTransfererLinkedid=100 \
            SecondTransfererUniqueid=101 SecondTransfererLinkedid=100 DestType=Threeway
            wait 30"
        ),
        &["101 ringing +79161234567 74951112244", "101 answered +79161234567 74951112244"],
    );
}

#[test]
fn caller_who_is_fetched_from_a_parking_place_is_answered() {
    check(
        &format!(
            "{}Newchannel ch=PJSIP/101-0b st=4 cid=101 ext=701 u=200 l=200
            UnParkedCall ParkeeChannel=PJSIP/mango-2a ParkeeUniqueid=100 ParkeeLinkedid=100 \
            RetrieverChannel=PJSIP/101-0b RetrieverUniqueid=200 RetrieverLinkedid=200
            BridgeEnter ch=PJSIP/101-0b u=200 l=100
            wait 20
            Hangup ch=PJSIP/mango-2a u=100 l=100 Cause=16
            Hangup ch=PJSIP/101-0b u=200 l=100 Cause=16",
            MINE.replace("PJSIP/101", "PJSIP/103")
        ),
        &["101 ringing +79161234567 74951112244", "101 answered +79161234567 74951112244", "101 ended normal"],
    );
}
