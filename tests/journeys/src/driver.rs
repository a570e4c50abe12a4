//! Starting and stopping `tauri-driver`, and with it `WebKitWebDriver` and the program.

use std::{
    net::{Ipv4Addr, TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::{Process, Room, processes, setting};

const PATIENCE: Duration = Duration::from_secs(20);

/// A driver of its own, with all that it started. Dropping it ends them.
#[derive(Debug)]
pub(crate) struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts a driver whose programs see only the folders of `room`.
    pub(crate) fn start(room: &Room) -> Self {
        let (port, native) = (free_port(), free_port());
        let mut command = Command::new(setting("COPSE_TAURI_DRIVER"));
        command.args([
            "--port",
            &port.to_string(),
            "--native-port",
            &native.to_string(),
        ]);
        for (name, value) in room.environment() {
            command.env(name, value);
        }
        // A group of their own, so that all of them can be ended at once.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let process = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("tauri-driver starts");
        let driver = Self { process, port };
        // The second is WebKitWebDriver, which tauri-driver starts and does not wait for.
        Self::wait_for(port);
        Self::wait_for(native);
        driver
    }

    pub(crate) fn address(&self) -> String {
        format!("http://{}:{}", Ipv4Addr::LOCALHOST, self.port)
    }

    /// What it started, and what that started.
    pub(crate) fn processes(&self) -> Vec<Process> {
        processes::in_group(self.process.id())
    }

    fn wait_for(port: u16) {
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            assert!(
                start.elapsed() < PATIENCE,
                "The driver does not answer. Is webkit2gtk-driver installed?"
            );
            thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The negative number names the group.
        let group = format!("-{}", self.process.id());
        for signal in ["-TERM", "-KILL"] {
            let _ = Command::new("kill")
                .args([signal, "--", &group])
                .stderr(Stdio::null())
                .status();
            thread::sleep(Duration::from_millis(100));
        }
        let _ = self.process.wait();
    }
}

/// A port that nobody listens on. It is free again when this returns, so that the driver can take it.
fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("its number").port()
}
