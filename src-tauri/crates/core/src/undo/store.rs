//! Undoing and redoing.

use serde_json::Value;
use uuid::Uuid;

use super::{
    UndoStep,
    put_back::{put_back, shown_in},
    steps,
};
use crate::{
    actions::Action,
    attachments::Attachment,
    cases::{self, Case},
    community::Community,
    error::CoreError,
    evidence::Evidence,
    facilitators,
    ids::RecordId,
    journal::{Done, JournalRow, Op, Part},
    meetings::{self, Meeting},
    people::Person,
    policy::PolicyIssue,
    retention,
    services::Service,
    store::Store,
    terms,
    tx::Tx,
};

/// What [`undo`] would take back; none where nothing was changed in this session of work.
pub fn undo_next(store: &Store) -> Result<Option<UndoStep>, CoreError> {
    match steps::steps(store)?.done.last() {
        Some(step) => steps::told(store.db(), &steps::rows(store.db(), *step)?),
        None => Ok(None),
    }
}

/// What [`redo`] would do again; none where nothing was undone, or something new was done since.
pub fn redo_next(store: &Store) -> Result<Option<UndoStep>, CoreError> {
    match steps::steps(store)?.undone.last() {
        Some(step) => steps::told(store.db(), &steps::rows(store.db(), *step)?),
        None => Ok(None),
    }
}

/// Takes the last step back, and tells which. It is a change like any other: journalled, and in the audit trail.
///
/// [`CoreError::InTheWay`] where what it touched is not as the step left it.
pub fn undo(store: &mut Store) -> Result<Done<UndoStep>, CoreError> {
    let step = steps::steps(store)?.done.last().copied();
    let step = step.ok_or(CoreError::NotAllowed(
        "There is nothing to undo: nothing was changed since you signed in today.",
    ))?;
    run(store, Op::Undo, step)
}

/// Does the last undone step again, and tells which.
///
/// [`CoreError::InTheWay`] where what it touched is not as the undo left it.
pub fn redo(store: &mut Store) -> Result<Done<UndoStep>, CoreError> {
    let step = steps::steps(store)?.undone.last().copied();
    let step = step.ok_or(CoreError::NotAllowed(
        "There is nothing to do again: nothing was undone, or something else was changed since.",
    ))?;
    run(store, Op::Redo, step)
}

fn run(store: &mut Store, op: Op, step: Uuid) -> Result<Done<UndoStep>, CoreError> {
    let done = store.transact(op, |tx| {
        tx.undoes_set(step);
        let mut rows = steps::rows(tx, step)?;
        let told = steps::told(tx, &rows)?.ok_or(CoreError::InTheWay {
            why: "What this step touched was erased for good.".to_owned(),
        })?;
        if op == Op::Undo {
            rows.reverse();
        }
        for row in &rows {
            let (from, to) = (row.before.as_ref(), row.after.as_ref());
            if op == Op::Undo {
                put(tx, row, to, from)?;
            } else {
                put(tx, row, from, to)?;
            }
            for kind in shown_in(row.part.kind()) {
                tx.touch(*kind);
            }
        }
        Ok(told)
    })?;
    store.name_again()?;
    Ok(done)
}

/// Brings what a row tells of from one state into another.
fn put(
    tx: &mut Tx<'_>,
    row: &JournalRow,
    from: Option<&Value>,
    to: Option<&Value>,
) -> Result<(), CoreError> {
    let RecordId(id) = row.record;
    match row.part {
        Part::Community => put_back::<Community>(tx, id, from, to),
        Part::Service => put_back::<Service>(tx, id, from, to),
        Part::Person => put_back::<Person>(tx, id, from, to),
        Part::Meeting => put_back::<Meeting>(tx, id, from, to),
        Part::Action => put_back::<Action>(tx, id, from, to),
        Part::Evidence => put_back::<Evidence>(tx, id, from, to),
        Part::Case => put_back::<Case>(tx, id, from, to),
        Part::Policy => put_back::<PolicyIssue>(tx, id, from, to),
        Part::Attachment => put_back::<Attachment>(tx, id, from, to),
        Part::Agenda => meetings::agenda_put_back(tx, id, from, to),
        Part::Register => meetings::register_put_back(tx, id, from, to),
        Part::Terms => terms::put_back(tx, id, from, to),
        Part::Agreement => terms::agreement_put_back(tx, id, from, to),
        Part::Section => cases::section_put_back(tx, id, from, to),
        Part::Order => cases::order_put_back(tx, id, from, to),
        Part::Facilitator => facilitators::put_back(tx, id, from, to),
        Part::RetentionRule => retention::rule_put_back(tx, row.record, from, to),
        Part::RetentionDecision => retention::decision_put_back(tx, row.record, from, to),
        // No step holds one.
        Part::Export => Ok(()),
    }
}
