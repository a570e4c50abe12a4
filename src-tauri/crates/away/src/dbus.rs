//! What Linux tells over D-Bus: logind on the system's bus, and the screen savers of desktops on the session's.
//!
//! logind says that the system is about to sleep, and waits for those that asked it to
//! (<https://systemd.io/INHIBITOR_LOCKS/>). It passes on the wish to lock a session, and a desktop that locked its screen
//! itself says so by the property `LockedHint`.

use std::{thread, time::Duration};

use zbus::{
    MatchRule, Message,
    blocking::{Connection, MessageIterator, connection::Builder},
    message::Type,
    zvariant::{OwnedFd, OwnedObjectPath, OwnedValue},
};

use super::{Away, OnAway};

const LOGIND: &str = "org.freedesktop.login1";
const LOGIND_PATH: &str = "/org/freedesktop/login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";
/// Desktops that have a screen saver under a name of their own; each has the same signal.
const SAVERS: [&str; 5] = [
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
];

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// The two buses, by their addresses; none is the one of the system.
#[derive(Debug, Default)]
pub(super) struct Buses {
    system: Option<String>,
    session: Option<String>,
}

impl Buses {
    pub(super) fn of_system() -> Self {
        Self::default()
    }
}

impl Away for Buses {
    fn watch(&self, told: OnAway) {
        let (system, session) = (self.system.clone(), self.session.clone());
        let also = OnAway::clone(&told);
        // A PC without one of the buses does not tell: then the clock does.
        thread::spawn(move || {
            let bus = connect(system.as_deref(), Builder::system);
            bus.and_then(|bus| watch_logind(&bus, &told))
        });
        thread::spawn(move || {
            let bus = connect(session.as_deref(), Builder::session);
            bus.and_then(|bus| watch_savers(&bus, &also))
        });
    }
}

fn connect<'b>(
    address: Option<&'b str>,
    usual: impl FnOnce() -> zbus::Result<Builder<'b>>,
) -> zbus::Result<Connection> {
    match address {
        Some(address) => Builder::address(address)?,
        None => usual()?,
    }
    .method_timeout(PATIENCE)
    .build()
}

/// Until the bus goes away.
fn watch_logind(bus: &Connection, told: &OnAway) -> zbus::Result<()> {
    let rule = MatchRule::builder()
        .msg_type(Type::Signal)
        .sender(LOGIND)?
        .build();
    let signals = MessageIterator::for_match_rule(rule, bus, None)?;
    let own = own_session(bus);
    let mut hold = delay(bus);
    for signal in signals {
        let signal = signal?;
        match meaning(&signal, own.as_ref()) {
            Meaning::Sleeps => {
                told();
                // Letting go of it lets the system sleep.
                hold = None;
            }
            Meaning::Wakes => hold = hold.or_else(|| delay(bus)),
            Meaning::Locks => told(),
            Meaning::Nothing => {}
        }
    }
    Ok(())
}

/// Asks that the system waits with sleeping until the vault is locked; by default it does so for five seconds.
fn delay(bus: &Connection) -> Option<OwnedFd> {
    let why = ("sleep", "Copse", "Locks the vault", "delay");
    let reply = bus
        .call_method(Some(LOGIND), LOGIND_PATH, Some(MANAGER), "Inhibit", &why)
        .ok()?;
    reply.body().deserialize().ok()
}

/// The session in which this process runs. Other people's sessions on the same PC are none of our business.
fn own_session(bus: &Connection) -> Option<OwnedObjectPath> {
    let me = std::process::id();
    let ask = |method: &str| {
        bus.call_method(Some(LOGIND), LOGIND_PATH, Some(MANAGER), method, &(me,))
            .ok()
    };
    let reply = ask("GetSessionByPID").or_else(|| {
        // Started by the session's own service manager, a process belongs to no session.
        let id = std::env::var("XDG_SESSION_ID").ok()?;
        bus.call_method(
            Some(LOGIND),
            LOGIND_PATH,
            Some(MANAGER),
            "GetSession",
            &(id,),
        )
        .ok()
    })?;
    reply.body().deserialize().ok()
}

/// What a signal of logind means to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Sleeps,
    Wakes,
    Locks,
    Nothing,
}

fn meaning(signal: &Message, own: Option<&OwnedObjectPath>) -> Meaning {
    let header = signal.header();
    let (Some(interface), Some(member), Some(path)) =
        (header.interface(), header.member(), header.path())
    else {
        return Meaning::Nothing;
    };
    // Where it is not known which session is ours, rather lock once too often.
    let is_ours = own.is_none_or(|own| own.as_str() == path.as_str());
    match (interface.as_str(), member.as_str()) {
        (MANAGER, "PrepareForSleep") => match signal.body().deserialize::<bool>() {
            Ok(true) => Meaning::Sleeps,
            Ok(false) => Meaning::Wakes,
            Err(_) => Meaning::Nothing,
        },
        (SESSION, "Lock") if is_ours => Meaning::Locks,
        ("org.freedesktop.DBus.Properties", "PropertiesChanged") if is_ours => {
            if is_locked(signal) {
                Meaning::Locks
            } else {
                Meaning::Nothing
            }
        }
        _ => Meaning::Nothing,
    }
}

/// Whether a session says of itself that its screen is locked now.
fn is_locked(signal: &Message) -> bool {
    type Changed = (
        String,
        std::collections::HashMap<String, OwnedValue>,
        Vec<String>,
    );
    let body = signal.body();
    let Ok((interface, changed, _)) = body.deserialize::<Changed>() else {
        return false;
    };
    interface == SESSION
        && changed
            .get("LockedHint")
            .is_some_and(|hint| bool::try_from(hint) == Ok(true))
}

fn watch_savers(bus: &Connection, told: &OnAway) -> zbus::Result<()> {
    let rule = MatchRule::builder()
        .msg_type(Type::Signal)
        .member("ActiveChanged")?
        .build();
    for signal in MessageIterator::for_match_rule(rule, bus, None)? {
        let signal = signal?;
        let header = signal.header();
        let is_saver = header
            .interface()
            .is_some_and(|interface| SAVERS.contains(&interface.as_str()));
        if is_saver && signal.body().deserialize::<bool>() == Ok(true) {
            told();
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::{
        io::{BufRead as _, BufReader},
        process::{Child, Command, Stdio},
        sync::mpsc::{Receiver, channel},
    };

    use super::*;

    /// A bus of its own, which ends with the test.
    struct Bus(Child, String);

    impl Drop for Bus {
        fn drop(&mut self) {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }

    /// None on a PC without the program.
    fn bus() -> Option<Bus> {
        let mut daemon = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--print-address"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let mut address = String::new();
        BufReader::new(daemon.stdout.take()?)
            .read_line(&mut address)
            .ok()?;
        Some(Bus(daemon, address.trim().to_owned()))
    }

    /// Somebody who speaks as logind and as a screen saver.
    struct Logind(Connection);

    impl Logind {
        fn on(bus: &Bus) -> Self {
            let connection = Builder::address(bus.1.as_str()).unwrap().build().unwrap();
            // It answers calls, if only to say that it does not know them.
            let _ = connection.object_server();
            connection.request_name(LOGIND).unwrap();
            Self(connection)
        }

        fn says<B: serde::Serialize + zbus::zvariant::DynamicType>(
            &self,
            path: &str,
            interface: &str,
            member: &str,
            body: &B,
        ) {
            self.0
                .emit_signal(None::<&str>, path, interface, member, body)
                .unwrap();
        }
    }

    fn watched(bus: &Bus) -> Receiver<()> {
        let (tell, told) = channel();
        let tell = std::sync::Mutex::new(tell);
        let buses = Buses {
            system: Some(bus.1.clone()),
            session: Some(bus.1.clone()),
        };
        buses.watch(std::sync::Arc::new(move || {
            let _ = tell.lock().unwrap().send(());
        }));
        told
    }

    /// Says something again until it is heard: the watcher may still be on its way to the bus.
    fn is_heard(told: &Receiver<()>, says: impl Fn()) -> bool {
        (0..50).any(|_| {
            says();
            told.recv_timeout(Duration::from_millis(100)).is_ok()
        })
    }

    /// Says something a few times, and expects that nobody minds.
    fn is_not_heard(told: &Receiver<()>, says: impl Fn()) -> bool {
        while told.recv_timeout(Duration::from_millis(300)).is_ok() {}
        (0..3).for_each(|_| says());
        told.recv_timeout(Duration::from_millis(500)).is_err()
    }

    #[test]
    fn sleep_and_a_locked_screen_are_heard_and_waking_and_unlocking_are_not() {
        let Some(bus) = bus() else { return };
        let (logind, told) = (Logind::on(&bus), watched(&bus));
        let session = "/org/freedesktop/login1/session/_31";
        let properties = "org.freedesktop.DBus.Properties";
        let hint = |locked: bool| {
            let value = zbus::zvariant::Value::from(locked);
            let changed = std::collections::HashMap::from([("LockedHint", value)]);
            (SESSION, changed, Vec::<String>::new())
        };
        let sleep = |sleeps: bool| logind.says(LOGIND_PATH, MANAGER, "PrepareForSleep", &(sleeps,));
        let active = |desktop: &str, on: bool| {
            let path = format!("/org/{desktop}/ScreenSaver");
            let saver = format!("org.{desktop}.ScreenSaver");
            logind.says(&path, &saver, "ActiveChanged", &(on,));
        };
        let hinted = |on: bool| logind.says(session, properties, "PropertiesChanged", &hint(on));

        assert!(is_heard(&told, || sleep(true)));
        assert!(is_heard(&told, || logind.says(
            session,
            SESSION,
            "Lock",
            &()
        )));
        assert!(is_heard(&told, || hinted(true)));
        for desktop in ["freedesktop", "gnome", "cinnamon", "mate", "xfce"] {
            assert!(is_heard(&told, || active(desktop, true)), "{desktop}");
        }

        assert!(is_not_heard(&told, || sleep(false)));
        assert!(is_not_heard(&told, || hinted(false)));
        assert!(is_not_heard(&told, || active("xfce", false)));
        assert!(is_not_heard(&told, || logind.says(
            session,
            SESSION,
            "Unlock",
            &()
        )));
    }
}
