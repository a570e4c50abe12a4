//! What is said where there is no window yet to say it in. On Windows the program has no console either, so without this it
//! would end without a word.

/// What a Windows that lacks the part that shows the page is told. The installer brings it along; a program that was only
/// copied does not.
#[cfg(any(windows, test))]
const NO_WEB_VIEW: &str = "Copse cannot show its window, because Microsoft Edge WebView2 is not installed on this PC. \
Copse’s own installer brings it: run that again. Or install the “Evergreen Standalone Installer” from \
developer.microsoft.com/microsoft-edge/webview2, which needs no administrator. Your vault was not touched.";

/// Whether the window can be shown at all. Where it cannot, the person is told why and what to do.
pub(crate) fn can_show_window() -> bool {
    #[cfg(windows)]
    if tauri::webview_version().is_err() {
        say(NO_WEB_VIEW);
        return false;
    }
    true
}

/// Tells the person that the program ends, and why.
pub(crate) fn cannot_start(error: &dyn std::error::Error) {
    let sentence = sentence(error);
    #[cfg(windows)]
    say(&sentence);
    // A system that starts programs from a console or keeps what they say there.
    #[cfg(not(windows))]
    let _ = std::io::Write::write_all(&mut std::io::stderr(), format!("{sentence}\n").as_bytes());
}

fn sentence(error: &dyn std::error::Error) -> String {
    format!(
        "Copse could not start: {error}. Your vault was not touched. Start the PC again; if that does not help, install \
         Copse anew."
    )
}

/// A box of the system's, until it is closed.
#[cfg(windows)]
fn say(sentence: &str) {
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title("Copse")
        .set_description(sentence)
        .show();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_lacks_the_web_view_is_told_what_to_install() {
        assert!(NO_WEB_VIEW.contains("WebView2 is not installed"));
        assert!(NO_WEB_VIEW.contains("developer.microsoft.com/microsoft-edge/webview2"));
    }

    #[test]
    fn a_program_that_cannot_start_says_why() {
        let error = std::io::Error::other("the folder for settings is missing");
        assert!(sentence(&error).starts_with(
            "Copse could not start: the folder for settings is missing. Your vault was not touched."
        ));
    }
}
