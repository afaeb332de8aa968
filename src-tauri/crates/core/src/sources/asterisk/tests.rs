//! The packets of real Asterisks, whole and cut, and courses that none of them was caught at yet.

mod captures;
mod workplace;

use std::time::Duration;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::channels::Channels;
use super::packet::{Packet, Piece, Splitter};
use super::run::Run;
use crate::call::number::{Country, DialPlan};
use crate::clock::Moment;
use crate::event::Reported;
use crate::exchange::directory::{Agent, Directory};
use crate::exchange::fact::Extension;
use crate::exchange::told::Told;
use crate::exchange::{Exchange, Input};
use crate::fuzz::cases;
use crate::sources::door::tests::bytes;
use captures::{Capture, RESTARTED, captures};

const AGENTS: [u64; 3] = [101, 102, 103];

/// An Asterisk, and the exchange that hears it.
struct Bench {
    channels: Channels,
    splitter: Splitter,
    now: Moment,
}

impl Bench {
    /// One where these extensions are agents'; all others are strangers'.
    fn new(source: &str, agents: &[u64]) -> Self {
        let channels = Channels::new(source, agents.iter().map(u64::to_string));
        Self { channels, splitter: Splitter::default(), now: Moment::START }
    }

    /// Hears bytes, each packet ten milliseconds after the one before.
    fn hear(&mut self, bytes: &[u8], exchange: &mut Exchange, told: &mut Vec<Told>) {
        for piece in self.splitter.push(bytes) {
            let Piece::Packet(packet) = piece else { continue };
            self.pass(Duration::from_millis(10), exchange, told);
            for fact in self.channels.hear(&packet, self.now) {
                told.extend(exchange.step(Input::Fact(Box::new(fact)), self.now));
            }
        }
    }

    fn pass(&mut self, time: Duration, exchange: &mut Exchange, told: &mut Vec<Told>) {
        let until = self.now.plus(time);
        while let Some(due) = self.channels.next_deadline().into_iter().chain(exchange.next_deadline()).min()
            && due <= until
        {
            for fact in self.channels.due(due) {
                told.extend(exchange.step(Input::Fact(Box::new(fact)), due));
            }
            told.extend(exchange.step(Input::Due, due));
        }
        self.now = until;
    }
}

fn exchange(agents: &[u64]) -> Exchange {
    let mut directory = Directory::default();
    for source in ["pbx", "other"] {
        for agent in agents {
            directory.add(source, Extension::number(&agent.to_string()).unwrap(), Agent(*agent));
        }
    }
    Exchange::new(DialPlan::from(Country::from_code("RU").unwrap()), directory)
}

/// What an agent is told, with the line that was called; of an end, that is known.
fn line(told: &Told) -> String {
    let called = told.caller.line.iter().filter(|_| !matches!(told.phase, Reported::Ended(_)));
    called.fold(crate::sources::tests::line(told), |line, called| format!("{line} {called}"))
}

fn packets(bytes: &[u8]) -> Vec<Piece> {
    Splitter::default().push(bytes)
}

#[test]
fn agents_are_told_what_really_happened() {
    let mut wrong = Vec::new();
    for Capture { name, bytes, told: expected } in captures() {
        let (mut bench, mut exchange, mut told) = (Bench::new("pbx", &AGENTS), exchange(&AGENTS), Vec::new());
        bench.hear(bytes, &mut exchange, &mut told);
        bench.pass(Duration::from_secs(20), &mut exchange, &mut told);
        let told: Vec<String> = told.iter().map(line).collect();
        if in_one_order(&told) != in_one_order(expected) {
            wrong.push((name.clone(), told));
        }
        let left = &bench.channels;
        assert_eq!((left.channels.len(), left.calls.len(), left.next_deadline()), (0, 0, None), "{name}");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Which telephone of several rings first is chance.
fn in_one_order(told: &[impl AsRef<str>]) -> Vec<&str> {
    let mut told: Vec<&str> = told.iter().map(AsRef::as_ref).collect();
    told.chunk_by_mut(|one, other| one.contains(" ringing ") && other.contains(" ringing ")).for_each(<[_]>::sort);
    told
}

#[test]
fn restart_is_seen_with_the_first_packet_after_it_and_with_no_other() {
    for connections in RESTARTED {
        let mut run = Run::default();
        let said = connections.map(|bytes| {
            run.connected();
            let pieces = packets(bytes).into_iter();
            let said = pieces.map(|piece| matches!(piece, Piece::Packet(packet) if run.hear(&packet)));
            said.collect::<Vec<bool>>()
        });
        let seen = said.map(|said| said.iter().filter(|said| **said).count());
        assert_eq!(seen, [0, 1]);
    }
    for Capture { name, bytes, .. } in captures() {
        let (mut run, pieces) = (Run::default(), packets(bytes));
        let again = pieces.clone();
        for pieces in [pieces, again] {
            run.connected();
            let is_anew = pieces.into_iter().any(|piece| matches!(piece, Piece::Packet(packet) if run.hear(&packet)));
            assert!(!is_anew, "{name}: the same channels over another connection");
        }
    }
}

#[test]
fn name_of_the_caller_is_read_as_it_was_written() {
    let (mut bench, mut exchange, mut told) = (Bench::new("pbx", &AGENTS), exchange(&AGENTS), Vec::new());
    bench.hear(captures()[0].bytes, &mut exchange, &mut told);
    assert_eq!(told[0].caller.name.as_deref(), Some(r#"Ivan "Vanya""#));
}

#[test]
fn two_systems_at_once_are_two() {
    for Capture { name, bytes, told: expected } in captures() {
        let mut exchange = exchange(&AGENTS);
        let mut benches = ["pbx", "other"].map(|source| Bench::new(source, &AGENTS));
        let mut told = [Vec::new(), Vec::new()];
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            for (bench, told) in benches.iter_mut().zip(&mut told) {
                bench.hear(line, &mut exchange, told);
            }
        }
        for (bench, told) in benches.iter_mut().zip(&mut told) {
            bench.pass(Duration::from_secs(20), &mut exchange, told);
        }
        // Whoever waits for the other's deadline tells what is due for both.
        let mut all: Vec<Told> = told.into_iter().flatten().collect();
        all.sort_by_key(|told| told.call.clone());
        let [other, pbx] = ["other", "pbx"].map(|source| {
            let of = all.iter().filter(|told| told.call.0 == source);
            let mut lines: Vec<String> = of.map(line).collect();
            lines.sort();
            lines
        });
        let mut expected: Vec<String> = expected.iter().map(|line| (*line).to_owned()).collect();
        expected.sort();
        assert_eq!((&other, &pbx), (&expected, &expected), "{name}");
    }
}

#[test]
fn bytes_may_be_cut_anywhere() {
    for Capture { name, bytes, .. } in captures() {
        let whole = packets(bytes);
        assert_eq!(whole.len(), bytes.windows(4).filter(|end| end == b"\r\n\r\n").count() + 1, "{name}");
        let mut splitter = Splitter::default();
        let pieces: Vec<Piece> = bytes.iter().flat_map(|byte| splitter.push(&[*byte])).collect();
        assert_eq!(pieces, whole, "{name}");
        // In two parts: the shortest ones stand for all, for each cut reads everything once more.
        let cuts = if bytes.len() < 5_000 { 0..bytes.len() } else { 0..0 };
        for cut in cuts {
            let mut splitter = Splitter::default();
            let mut pieces = splitter.push(&bytes[..cut]);
            pieces.extend(splitter.push(&bytes[cut..]));
            assert_eq!(pieces, whole, "{name}, cut at {cut}");
        }
    }
}

#[test]
fn packet_that_is_too_long_is_left_out_alone() {
    let long = "x".repeat(70_000);
    let many = "A: b\r\n".repeat(600);
    for too_long in [format!("Event: Long\r\nValue: {long}\r\n\r\n"), format!("Event: Many\r\n{many}\r\n")] {
        let bytes = format!("Event: One\r\n\r\n{too_long}Event: Two\r\n\r\n");
        for step in [1, 7, bytes.len()] {
            let mut splitter = Splitter::default();
            let pieces: Vec<Piece> = bytes.as_bytes().chunks(step).flat_map(|part| splitter.push(part)).collect();
            let events: Vec<&str> = pieces.iter().map(event).collect();
            assert_eq!(events, ["One", "Two"]);
        }
    }
}

#[test]
fn values_may_hold_colons_and_be_empty() {
    let pieces = packets(b"Asterisk Call Manager/11.0.0\r\nexten: a: b\r\nEmpty: \r\nNone:\r\nChanVariable: A=1\r\nChanVariable: FROM_DID=7495\r\n\r\n");
    let [Piece::Banner(banner), Piece::Packet(packet)] = &pieces[..] else { panic!("{pieces:?}") };
    assert_eq!(banner, "Asterisk Call Manager/11.0.0");
    assert_eq!((packet.get("Exten"), packet.get("Empty"), packet.get("None")), (Some("a: b"), Some(""), Some("")));
    assert_eq!(packet.all("ChanVariable").collect::<Vec<_>>(), ["A=1", "FROM_DID=7495"]);
}

fn event(piece: &Piece) -> &str {
    match piece {
        Piece::Packet(packet) => packet.text("Event"),
        Piece::Banner(_) => "",
    }
}

/// A packet of a test: `Event key=value…`.
fn packet(text: &str) -> Packet {
    let mut words = text.split(' ');
    let mut bytes = format!("Event: {}\r\n", words.next().unwrap());
    for word in words {
        let (key, value) = word.split_once('=').unwrap();
        let key = match key {
            "ch" => "Channel",
            "st" => "ChannelState",
            "cid" => "CallerIDNum",
            "ext" => "Exten",
            "u" => "Uniqueid",
            "l" => "Linkedid",
            "d" => "DestChannel",
            "du" => "DestUniqueid",
            "dl" => "DestLinkedid",
            "end" => "DialStatus",
            key => key,
        };
        bytes += &format!("{key}: {value}\r\n");
    }
    let mut pieces = packets(format!("{bytes}\r\n").as_bytes());
    let Some(Piece::Packet(packet)) = pieces.pop() else { panic!("{text}") };
    packet
}

/// Courses that were not captured yet, as the sources of Asterisk have them.
#[test]
fn agents_are_told_what_happens_in_courses_that_are_rare() {
    let trunk = "Newchannel ch=PJSIP/mango-0000002a st=4 cid=79161234567 ext=74951112233 u=100 l=100";
    let dial = "DialBegin ch=PJSIP/mango-0000002a u=100 l=100 d=PJSIP/101-0000002b du=101 dl=100";
    let ring = "Newstate ch=PJSIP/101-0000002b st=5 u=101 l=100";
    let rings = "101 ringing +79161234567 74951112233";
    for (name, course, expected) in [
        ("telephone that never says that it rings", vec![trunk, dial, "wait 0.8"], vec![rings]),
        (
            "two telephones of one agent",
            vec![
                trunk,
                dial,
                ring,
                "DialBegin ch=PJSIP/mango-0000002a u=100 l=100 d=PJSIP/101-0000002c du=102 dl=100",
                "Newstate ch=PJSIP/101-0000002c st=5 u=102 l=100",
                "DialEnd u=100 l=100 d=PJSIP/101-0000002b du=101 end=CANCEL",
                "Hangup ch=PJSIP/101-0000002b u=101 l=100 Cause=26",
                "DialEnd u=100 l=100 d=PJSIP/101-0000002c du=102 end=ANSWER",
            ],
            vec![rings, "101 answered +79161234567 74951112233"],
        ),
        (
            "members behind Local channels",
            vec![
                trunk,
                "DialBegin u=100 l=100 d=Local/101@from-queue-00000001;1 du=150 dl=100",
                "DialBegin ch=Local/101@from-queue-00000001;2 u=151 l=100 d=PJSIP/101-0000002b du=101 dl=100",
                ring,
                "DialEnd u=151 l=100 d=PJSIP/101-0000002b du=101 end=ANSWER",
                "DialEnd u=100 l=100 d=Local/101@from-queue-00000001;1 du=150 end=ANSWER",
            ],
            vec![rings, "101 answered +79161234567 74951112233"],
        ),
        (
            "pickup",
            vec![
                trunk,
                dial,
                ring,
                "Newchannel ch=PJSIP/102-0000002d ext=*8101 u=200 l=200",
                "Pickup ch=PJSIP/102-0000002d u=200 l=200 TargetChannel=PJSIP/101-0000002b TargetUniqueid=101 TargetLinkedid=100",
                "DialEnd u=100 l=100 d=PJSIP/102-0000002d du=200 end=ANSWER",
            ],
            vec![
                rings,
                "101 ended answered_elsewhere",
                "102 ringing +79161234567 74951112233",
                "102 answered +79161234567 74951112233",
            ],
        ),
        (
            "attended transfer",
            vec![
                trunk,
                dial,
                ring,
                "DialEnd u=100 l=100 d=PJSIP/101-0000002b du=101 end=ANSWER",
                "Newchannel ch=PJSIP/101-0000002f cid=101 ext=103 u=300 l=300",
                "DialBegin ch=PJSIP/101-0000002f u=300 l=300 d=PJSIP/103-00000030 du=301 dl=300",
                "Newstate ch=PJSIP/103-00000030 st=5 u=301 l=300",
                "DialEnd u=300 l=300 d=PJSIP/103-00000030 du=301 end=ANSWER",
                "AttendedTransfer Result=Success OrigTransfererUniqueid=101 OrigTransfererLinkedid=100 \
                 SecondTransfererLinkedid=300 TransferTargetUniqueid=301 TransferTargetChannel=PJSIP/103-00000030",
                "Hangup ch=PJSIP/101-0000002b u=101 l=100 Cause=16",
                "Hangup ch=PJSIP/101-0000002f u=300 l=100 Cause=16",
            ],
            vec![
                rings,
                "101 answered +79161234567 74951112233",
                "103 ringing internal 101",
                "103 answered internal 101",
                "103 answered +79161234567 74951112233",
                "101 ended normal",
            ],
        ),
        (
            "dialled from the screen",
            vec![
                "Newchannel ch=Local/101@from-internal-05;1 ext=s u=500 l=500",
                "DialBegin d=PJSIP/101-00000050 du=501 dl=500",
                "Newstate ch=PJSIP/101-00000050 st=5 u=501 l=500",
                "DialEnd d=PJSIP/101-00000050 du=501 dl=500 end=ANSWER",
            ],
            vec!["101 ringing withheld"],
        ),
        (
            "caller's number that comes late",
            vec![
                "Newchannel ch=DAHDI/i1/7-00000001 st=4 cid= ext=74951112233 u=100 l=100",
                dial,
                ring,
                "NewCallerid ch=DAHDI/i1/7-00000001 cid=79161234567 u=100 l=100",
            ],
            vec!["101 ringing withheld 74951112233", rings],
        ),
        (
            "pieces of a call that began before",
            vec!["Hangup u=7 l=6 Cause=16", "DialEnd u=7 l=6 du=8 end=CANCEL"],
            vec![],
        ),
    ] {
        assert_eq!(play(&AGENTS, course), expected, "{name}");
    }
}

/// What these agents are told of a course: packets ten milliseconds apart, and `wait SECONDS`.
fn play<'a>(agents: &[u64], course: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let (mut bench, mut exchange, mut told) = (Bench::new("pbx", agents), exchange(agents), Vec::new());
    for step in course {
        let wait = step.strip_prefix("wait ").map(|seconds| Duration::from_secs_f64(seconds.parse().unwrap()));
        bench.pass(wait.unwrap_or(Duration::from_millis(10)), &mut exchange, &mut told);
        if wait.is_none() {
            for fact in bench.channels.hear(&packet(step), bench.now) {
                told.extend(exchange.step(Input::Fact(Box::new(fact)), bench.now));
            }
        }
    }
    told.iter().map(line).collect()
}

/// Broken packets, and good ones that are cut anywhere: what comes of them is bounded, and so is what is kept.
#[test]
fn fuzz_any_bytes_are_packets_or_nothing() {
    const SOME: usize = 6_000;
    let good = captures().iter().map(|capture| capture.bytes[..capture.bytes.len().min(SOME)].to_vec()).collect();
    let told = std::cell::Cell::new(0_u32);
    let mut runner = TestRunner::new(Config { cases: cases(), failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&(bytes(good), 1_usize..2_000), |(bytes, step)| {
        let (mut splitter, mut channels) = (Splitter::default(), Channels::new("pbx", ["101".to_owned()]));
        for part in bytes.chunks(step) {
            for piece in splitter.push(part) {
                let Piece::Packet(packet) = piece else { continue };
                let facts = channels.hear(&packet, Moment::START);
                told.set(told.get() + u32::from(!facts.is_empty()));
                prop_assert!(facts.len() <= 1_000, "{}", facts.len());
            }
        }
        prop_assert!(channels.channels.len() <= bytes.len() && channels.calls.len() <= bytes.len());
        Ok(())
    });
    outcome.unwrap();
    assert!(told.get() > cases() / 20, "{} of {}: noise proves little", told.get(), cases());
}
