//! What a proof found, as JSON.

use std::collections::BTreeMap;
use std::time::Instant;

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::settings::Settings;

/// Failures that are written out; the rest is only counted.
const FAILURES_SHOWN: usize = 20;
/// Characters of a failure that are written out.
const FAILURE_LONGEST: usize = 400;

/// What a proof found so far.
#[derive(Debug)]
pub(crate) struct Report {
    settings: Settings,
    date: Timestamp,
    start: Instant,
    n: u64,
    counts: BTreeMap<String, u64>,
    figures: BTreeMap<String, Value>,
    failures: Vec<String>,
}

impl Report {
    pub(crate) fn begin(settings: &Settings) -> Self {
        Self {
            settings: settings.clone(),
            date: Timestamp::now(),
            start: Instant::now(),
            n: 0,
            counts: BTreeMap::new(),
            figures: BTreeMap::new(),
            failures: Vec::new(),
        }
    }

    /// One more trial.
    pub(crate) fn trial(&mut self) {
        self.n += 1;
    }

    /// Adds to a count; 0 makes it show up.
    pub(crate) fn count(&mut self, what: &str, by: usize) {
        *self.counts.entry(what.to_owned()).or_default() += u64::try_from(by).unwrap_or(u64::MAX);
    }

    /// A count so far.
    pub(crate) fn counted(&self, what: &str) -> u64 {
        self.counts.get(what).copied().unwrap_or_default()
    }

    /// Trials so far.
    pub(crate) fn trials(&self) -> u64 {
        self.n
    }

    /// Notes a figure or a sentence.
    pub(crate) fn note(&mut self, what: &str, value: impl Into<Value>) {
        self.figures.insert(what.to_owned(), value.into());
    }

    /// A promise that was broken.
    pub(crate) fn fail(&mut self, sentence: impl Into<String>) {
        let mut sentence = sentence.into();
        if let Some((most, _)) = sentence.char_indices().nth(FAILURE_LONGEST) {
            sentence.truncate(most);
            sentence.push('…');
        }
        self.failures.push(sentence);
    }

    /// A promise that must hold.
    pub(crate) fn must(&mut self, holds: bool, sentence: impl FnOnce() -> String) {
        if !holds {
            self.fail(sentence());
        }
    }

    pub(crate) fn passed(&self) -> bool {
        self.failures.is_empty()
    }

    pub(crate) fn to_json(&self) -> String {
        let shown: Vec<_> = self.failures.iter().take(FAILURES_SHOWN).collect();
        let mut report = json!({
            "name": self.settings.name,
            "date": self.date.to_string(),
            "seed": self.settings.seed,
            "n": self.n,
            "result": if self.passed() { "passed" } else { "failed" },
            "seconds": self.start.elapsed().as_secs(),
            "counts": self.counts,
            "figures": self.figures,
            "failures": shown,
            "failuresInAll": self.failures.len(),
        });
        if let Some(report) = report.as_object_mut() {
            if self.settings.short {
                report.insert("short".to_owned(), Value::Bool(true));
            }
            if let Some(what) = &self.settings.mutate {
                report.insert("mutation".to_owned(), Value::String(what.clone()));
            }
            if self.passed() && self.n > 0 {
                // The rule of three: with no failure in n trials, the rate is below 3/n with 95 % confidence.
                #[allow(clippy::cast_precision_loss)]
                let bound = 3.0 / self.n as f64;
                report.insert("rateBelowWith95Percent".to_owned(), json!(bound));
            }
        }
        serde_json::to_string_pretty(&report).unwrap_or_default()
    }
}
