//! What the program remembers about itself, outside the vault. Never anything personal.

use copse_core::ids::CommunityId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The settings of this PC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// Size of text on the screen, in per cent.
    #[ts(type = "100 | 125 | 150 | 200")]
    pub text_size: u16,
    /// The community that was open last.
    pub community: Option<CommunityId>,
    /// Minutes without a key or the pointer until the vault is locked, 1 to 60.
    pub lock_after_minutes: u8,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            text_size: 100,
            community: None,
            lock_after_minutes: 5,
        }
    }
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Theme {
    /// As the system.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Settings to be kept.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SettingsInput {
    /// All of them.
    pub settings: Settings,
}
