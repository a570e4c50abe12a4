//! What must be in a vault, by what was acknowledged.

use std::collections::{BTreeMap, BTreeSet};

use crate::log::Line;
use crate::op::{Effect, Op};
use crate::state::State;

/// The account that is kept of a vault.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ledger {
    /// What is there for sure.
    sure: State,
    /// Operations of which nobody knows whether they took effect: refused, or begun and not acknowledged.
    open: Vec<Vec<Effect>>,
    /// Backups that were acknowledged, with what must be in them.
    pub(crate) backups: Vec<(String, State)>,
    /// Sentences with which operations were refused.
    pub(crate) said: Vec<String>,
    /// How many operations were acknowledged.
    pub(crate) acknowledged: usize,
    /// The operation that was begun and neither acknowledged nor refused.
    pub(crate) unfinished: Option<Op>,
}

impl Ledger {
    /// Begins with what a vault holds.
    pub(crate) fn new(sure: State) -> Self {
        Self {
            sure,
            ..Self::default()
        }
    }

    /// Adds what a process said.
    pub(crate) fn add(&mut self, lines: &[Line]) {
        for line in lines {
            match line {
                Line::Begin { op, .. } => {
                    self.unfinished_is_open();
                    self.unfinished = Some(op.clone());
                }
                Line::Done { made, .. } => {
                    let Some(op) = self.unfinished.take() else {
                        continue;
                    };
                    self.acknowledged += 1;
                    self.take_effect(op.effects());
                    if let (Op::Backup, Some(made)) = (op, made) {
                        self.backups.push((made.clone(), self.sure.clone()));
                    }
                }
                Line::Failed { said, .. } => {
                    self.unfinished_is_open();
                    self.said.push(said.clone());
                }
                Line::NotOpened { said } => self.said.push(said.clone()),
                Line::Ready | Line::End => {}
            }
        }
    }

    fn unfinished_is_open(&mut self) {
        if let Some(op) = self.unfinished.take() {
            self.open.push(op.effects());
        }
    }

    fn take_effect(&mut self, effects: Vec<Effect>) {
        for (key, value) in effects {
            for open in &mut self.open {
                open.retain(|(other, _)| *other != key);
            }
            match value {
                Some(value) => self.sure.insert(key, value),
                None => self.sure.remove(&key),
            };
        }
        self.open.retain(|open| !open.is_empty());
    }

    /// Compares with what is there. Each sentence is a broken promise.
    pub(crate) fn compare(&self, actual: &State) -> Vec<String> {
        let mut open = self.open.clone();
        open.extend(self.unfinished.iter().map(Op::effects));
        let mut faults = Vec::new();
        let keys: BTreeSet<&String> = self
            .sure
            .keys()
            .chain(actual.keys())
            .chain(open.iter().flatten().map(|(key, _)| key))
            .collect();
        for key in keys {
            let found = actual.get(key);
            let may_be = open
                .iter()
                .flatten()
                .any(|(other, value)| other == key && value.as_ref() == found);
            if found != self.sure.get(key) && !may_be {
                faults.push(format!(
                    "{key}: {found:?} is there, {:?} was acknowledged",
                    self.sure.get(key)
                ));
            }
        }
        faults.extend(open.iter().filter_map(|op| halved(op, &self.sure, actual)));
        faults
    }

    /// What a fact may be: what was acknowledged last, then what was begun.
    pub(crate) fn may_be(&self, key: &str) -> Vec<String> {
        let mut values: Vec<String> = self.sure.get(key).cloned().into_iter().collect();
        let mut open = self.open.clone();
        open.extend(self.unfinished.iter().map(Op::effects));
        values.extend(
            open.into_iter()
                .flatten()
                .filter(|(other, _)| other == key)
                .filter_map(|(_, value)| value),
        );
        values
    }

    /// From now on what is there is what must be there.
    pub(crate) fn settle(&mut self, actual: State) {
        self.sure = actual;
        self.open.clear();
        self.unfinished = None;
    }
}

/// An operation that changed several things must have changed all or none.
fn halved(op: &[Effect], sure: &State, actual: &State) -> Option<String> {
    let mut done = BTreeMap::new();
    for (key, value) in op {
        if sure.get(key) != value.as_ref() {
            done.insert(key, actual.get(key) == value.as_ref());
        }
    }
    let half = done.values().any(|done| *done) && done.values().any(|done| !done);
    half.then(|| format!("only a part of one operation is there: {done:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(facts: &[(&str, &str)]) -> State {
        let facts = facts.iter();
        facts
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
            .collect()
    }

    fn lines(ops: &[(Op, Option<bool>)]) -> Vec<Line> {
        let mut lines = Vec::new();
        for (number, (op, done)) in (0..).zip(ops) {
            lines.push(Line::Begin {
                number,
                op: op.clone(),
            });
            match done {
                Some(true) => lines.push(Line::Done { number, made: None }),
                Some(false) => lines.push(Line::Failed {
                    number,
                    said: "The disk is full.".to_owned(),
                }),
                None => {}
            }
        }
        lines
    }

    fn change(notes: &str) -> Op {
        Op::PersonChange {
            name: "Ann".to_owned(),
            notes: notes.to_owned(),
        }
    }

    #[test]
    fn what_was_acknowledged_must_be_there_and_what_was_not_may_be() {
        let mut ledger = Ledger::new(state(&[("person/Ann", "one")]));
        ledger.add(&lines(&[
            (change("two"), Some(true)),
            (change("three"), None),
        ]));
        assert!(ledger.compare(&state(&[("person/Ann", "two")])).is_empty());
        assert!(
            ledger
                .compare(&state(&[("person/Ann", "three")]))
                .is_empty()
        );
        assert_eq!(ledger.compare(&state(&[("person/Ann", "one")])).len(), 1);
        assert_eq!(ledger.compare(&State::new()).len(), 1);
        let more = state(&[("person/Ann", "two"), ("person/Bob", "")]);
        assert_eq!(ledger.compare(&more).len(), 1, "nobody added Bob");
    }

    #[test]
    fn an_acknowledged_change_outlives_an_earlier_one_that_was_refused() {
        let mut ledger = Ledger::new(state(&[("person/Ann", "one")]));
        ledger.add(&lines(&[
            (change("two"), Some(false)),
            (change("three"), Some(true)),
        ]));
        assert_eq!(ledger.compare(&state(&[("person/Ann", "two")])).len(), 1);
        assert!(
            ledger
                .compare(&state(&[("person/Ann", "three")]))
                .is_empty()
        );
    }

    #[test]
    fn several_changes_as_one_are_all_there_or_none() {
        let mut ledger = Ledger::new(State::new());
        let names = vec!["Ann".to_owned(), "Bob".to_owned()];
        ledger.add(&lines(&[(Op::PeopleTogether { names }, None)]));
        assert!(ledger.compare(&State::new()).is_empty());
        let both = state(&[("person/Ann", ""), ("person/Bob", "")]);
        assert!(ledger.compare(&both).is_empty());
        assert_eq!(ledger.compare(&state(&[("person/Ann", "")])).len(), 1);
    }
}
