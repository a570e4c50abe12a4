//! The window, and what a user can do in it.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use fantoccini::{Client, ClientBuilder, Locator, elements::Element, error::CmdError};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};

use crate::{Key, Process, Role, Room, driver::Driver, setting};

/// Far longer than anything takes, so that a slow machine fails nothing.
const PATIENCE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(40);

/// The program's window. Dropping it ends the program.
#[derive(Debug)]
pub struct Window {
    pub(crate) client: Client,
    // Ends the processes when dropped, after the client.
    driver: Driver,
}

impl Window {
    /// Starts the program in `room` and waits for its window.
    ///
    /// # Panics
    /// Where the window does not come up.
    pub async fn open(room: &Room) -> Self {
        let driver = Driver::start(room);
        let mut wanted = Map::new();
        wanted.insert("browserName".into(), json!("wry"));
        wanted.insert(
            "tauri:options".into(),
            json!({ "application": setting("COPSE_APP").to_string_lossy() }),
        );
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(wanted)
            .connect(&driver.address())
            .await
            .expect("the program's window");
        Self { client, driver }
    }

    /// Closes the window as the user does, and waits for the program's end.
    ///
    /// # Panics
    /// Where the driver does not answer.
    pub async fn close(self) {
        self.client.close().await.expect("the window closes");
    }

    /// The program, the processes of its web view, and the drivers.
    pub fn processes(&self) -> Vec<Process> {
        self.driver.processes()
    }

    /// Sets the size of the window, in CSS pixels.
    ///
    /// # Panics
    /// Where the driver refuses.
    pub async fn resize(&self, width: u32, height: u32) {
        self.client
            .set_window_size(width, height)
            .await
            .expect("a window size");
    }

    /// Clicks what has this role and name.
    ///
    /// # Panics
    /// Where it does not appear or cannot be clicked.
    pub async fn press(&self, role: Role, name: &str) {
        let start = Instant::now();
        loop {
            let element = self.find(role, name).await;
            self.scroll_to(&element).await;
            match element.click().await {
                Ok(()) => return,
                // Something may be about to move away from above it, or it was drawn anew.
                Err(_) if start.elapsed() < PATIENCE => tokio::time::sleep(PAUSE).await,
                Err(error) => self.cannot_click(role, name, &error).await,
            }
        }
    }

    /// Brings something into view, as a user does with the wheel. The driver itself fails to where the page
    /// scrolls in a part of the window.
    async fn scroll_to(&self, element: &Element) {
        let element = serde_json::to_value(element).expect("an element's reference");
        // It may be gone by now; the click says so.
        let _ = self
            .client
            .execute(
                "arguments[0].scrollIntoView({ block: 'center' });",
                vec![element],
            )
            .await;
    }

    /// Puts text into a field in place of what is there.
    ///
    /// # Panics
    /// Where there is no such field.
    pub async fn fill(&self, label: &str, text: &str) {
        self.press(Role::Field, label).await;
        self.control('a').await;
        self.keys(&[Key::Backspace]).await;
        self.type_text(text).await;
    }

    /// Chooses an option of a list by its words.
    ///
    /// # Panics
    /// Where there is no such list or option.
    pub async fn choose(&self, label: &str, option: &str) {
        let list = self.find(Role::Field, label).await;
        list.select_by_label(option)
            .await
            .expect("an option of that name");
    }

    /// Waits until something with this role and name can be seen.
    pub async fn sees(&self, role: Role, name: &str) {
        self.find(role, name).await;
    }

    /// Waits until nothing with this role and name can be seen.
    ///
    /// # Panics
    /// Where it stays.
    pub async fn no_longer_sees(&self, role: Role, name: &str) {
        let start = Instant::now();
        while self.visible(role, name).await.is_some() {
            assert!(start.elapsed() < PATIENCE, "{role:?} \"{name}\" stays");
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// What stands in a field.
    ///
    /// # Panics
    /// Where there is no such field.
    pub async fn value(&self, label: &str) -> String {
        let field = self.find(Role::Field, label).await;
        match field.prop("value").await.expect("a value") {
            Some(value) => value,
            None => field.text().await.expect("a text"),
        }
    }

    /// The lines of a list, or of the first list in a region, of this name.
    ///
    /// # Panics
    /// Where there is no such region.
    pub async fn lines(&self, region: &str) -> Vec<String> {
        let region = self.find(Role::Region, region).await;
        let mut lines = Vec::new();
        for item in region
            .find_all(Locator::XPath(".//li"))
            .await
            .expect("lines")
        {
            lines.push(item.text().await.expect("a line's text"));
        }
        lines
    }

    /// All text that can be seen.
    ///
    /// # Panics
    /// Where the driver refuses.
    pub async fn text(&self) -> String {
        self.ask("return document.body.innerText;")
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Runs a function body in the page and gives what it returns.
    ///
    /// # Panics
    /// Where the driver refuses.
    pub async fn ask(&self, script: &str) -> Value {
        self.client
            .execute(script, Vec::new())
            .await
            .expect("a script runs")
    }

    /// Waits until the page has not changed for a while, so that a picture shows it as it stays.
    pub async fn settle(&self) {
        let mut before = String::new();
        let mut same = 0;
        while same < 5 {
            let now = self.text().await;
            same = if now == before { same + 1 } else { 0 };
            before = now;
            tokio::time::sleep(PAUSE * 2).await;
        }
    }

    /// Takes a picture of the window.
    ///
    /// # Panics
    /// Where it cannot be taken or written.
    pub async fn picture(&self, file: &Path) {
        let png = self.client.screenshot().await.expect("a picture");
        fs::write(file, png).expect("the picture's file");
    }

    async fn cannot_click(&self, role: Role, name: &str, error: &CmdError) -> ! {
        self.fail(&format!("{role:?} \"{name}\" cannot be clicked: {error}"))
            .await
    }

    /// Ends the journey with what the window shows, in words and as a picture where a folder is named for it.
    async fn fail(&self, reason: &str) -> ! {
        let text = self.text().await;
        let mut picture = String::new();
        if let Some(folder) = std::env::var_os("COPSE_FAILURES").map(PathBuf::from) {
            let name = std::thread::current()
                .name()
                .unwrap_or("journey")
                .to_owned();
            let file = folder.join(format!("{name}.png"));
            if fs::create_dir_all(&folder).is_ok() {
                self.picture(&file).await;
                picture = format!(" (picture: {})", file.display());
            }
        }
        panic!("{reason}{picture}. The window says:\n{text}");
    }

    async fn find(&self, role: Role, name: &str) -> Element {
        let start = Instant::now();
        loop {
            if let Some(element) = self.visible(role, name).await {
                return element;
            }
            if start.elapsed() > PATIENCE {
                self.fail(&format!("{role:?} \"{name}\" does not appear"))
                    .await;
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// What can be seen and reached: while a dialog is open, only what is in it.
    async fn visible(&self, role: Role, name: &str) -> Option<Element> {
        let dialogs = self
            .client
            .find_all(Locator::Css("dialog[open]"))
            .await
            .ok()?;
        let within = if dialogs.is_empty() {
            ""
        } else {
            "(//dialog[@open])[last()]"
        };
        let path = format!("{within}{}", role.named(name));
        let elements = self.client.find_all(Locator::XPath(&path)).await.ok()?;
        for element in elements {
            // An element may be gone by the time that it is asked.
            if element.is_displayed().await.unwrap_or(false) {
                return Some(element);
            }
        }
        None
    }
}
