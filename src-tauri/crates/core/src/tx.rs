//! A write that is under way.

use std::{collections::BTreeSet, ops::Deref};

use jiff::{Timestamp, civil::Date};
use rusqlite::Connection;
use uuid::Uuid;

use crate::{
    error::CoreError,
    ids::{FacilitatorId, RecordId},
    journal::{Kind, Op, Part},
    record::Stamp,
};

/// A transaction of its own, or a part of a larger one. Dropping it without a commit rolls it back.
pub(crate) enum Scope<'c> {
    Outer(rusqlite::Transaction<'c>),
    Inner(rusqlite::Savepoint<'c>),
}

impl Scope<'_> {
    pub(crate) fn connection(&self) -> &Connection {
        match self {
            Self::Outer(transaction) => transaction,
            Self::Inner(savepoint) => savepoint,
        }
    }

    pub(crate) fn commit(self) -> rusqlite::Result<()> {
        match self {
            Self::Outer(transaction) => transaction.commit(),
            Self::Inner(savepoint) => savepoint.commit(),
        }
    }
}

/// A write that is under way. Reads and statements go to the connection that it derefs to.
pub(crate) struct Tx<'t> {
    db: &'t Connection,
    id: Uuid,
    op: Op,
    now: Timestamp,
    today: Date,
    actor: String,
    facilitator: Option<FacilitatorId>,
    undoes: Option<Uuid>,
    touched: BTreeSet<Kind>,
    /// What the audit trail has to tell of, in order.
    changes: Vec<(Op, Part, RecordId)>,
}

/// Who writes, when, and as part of what.
pub(crate) struct Hand {
    pub(crate) transaction: Uuid,
    pub(crate) now: Timestamp,
    pub(crate) today: Date,
    pub(crate) actor: String,
    pub(crate) facilitator: Option<FacilitatorId>,
}

impl Deref for Tx<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.db
    }
}

impl<'t> Tx<'t> {
    pub(crate) fn new(db: &'t Connection, op: Op, hand: Hand) -> Self {
        Self {
            db,
            id: hand.transaction,
            op,
            now: hand.now,
            today: hand.today,
            actor: hand.actor,
            facilitator: hand.facilitator,
            undoes: None,
            touched: BTreeSet::new(),
            changes: Vec::new(),
        }
    }

    pub(crate) fn id(&self) -> Uuid {
        self.id
    }

    pub(crate) fn op(&self) -> Op {
        self.op
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.now
    }

    pub(crate) fn today(&self) -> Date {
        self.today
    }

    pub(crate) fn actor(&self) -> &str {
        &self.actor
    }

    /// Who writes; none with the recovery key.
    pub(crate) fn facilitator(&self) -> Option<FacilitatorId> {
        self.facilitator
    }

    /// The facilitator's record was made just now.
    pub(crate) fn facilitator_set(&mut self, id: Option<FacilitatorId>) {
        self.facilitator = id;
    }

    /// The transaction that this one undoes or redoes.
    pub(crate) fn undoes(&self) -> Option<Uuid> {
        self.undoes
    }

    pub(crate) fn undoes_set(&mut self, transaction: Uuid) {
        self.undoes = Some(transaction);
    }

    /// Notes that records of a kind changed.
    pub(crate) fn touch(&mut self, kind: Kind) {
        self.touched.insert(kind);
    }

    /// Notes a change for the audit trail.
    pub(crate) fn changed(&mut self, part: Part, record: impl Into<RecordId>) {
        self.changed_by(self.op, part, record);
    }

    /// The same for a part of the write that is an operation of its own.
    pub(crate) fn changed_by(&mut self, op: Op, part: Part, record: impl Into<RecordId>) {
        let change = (op, part, record.into());
        if !self.changes.contains(&change) {
            self.changes.push(change);
        }
    }

    /// What the audit trail tells of: the sections of a new case and the agenda of a new meeting go with it.
    pub(crate) fn audited(&self) -> Vec<(Op, Part, RecordId)> {
        let has = |part: Part| self.changes.iter().any(|(_, other, _)| *other == part);
        let (case, meeting) = (has(Part::Case), has(Part::Meeting));
        self.changes
            .iter()
            .copied()
            .filter(|(_, part, _)| match part {
                Part::Section | Part::Order => !case,
                Part::Agenda => !meeting,
                _ => true,
            })
            .collect()
    }

    /// What was noted so far is in the audit trail.
    pub(crate) fn audited_clear(&mut self) {
        self.changes.clear();
    }

    /// The kinds that changed, each once.
    pub(crate) fn touched(self) -> Vec<Kind> {
        self.touched.into_iter().collect()
    }

    /// The stamp of a new record.
    pub(crate) fn first_stamp(&self) -> Stamp {
        Stamp {
            version: 1,
            changed_at: self.now,
            changed_by: self.actor.clone(),
        }
    }

    /// The stamp after a change that was made from `version`; [`CoreError::Stale`] where that is not the newest.
    pub(crate) fn next_stamp(&self, newest: &Stamp, version: u32) -> Result<Stamp, CoreError> {
        if newest.version != version {
            return Err(CoreError::Stale);
        }
        Ok(Stamp {
            version: version.saturating_add(1),
            ..self.first_stamp()
        })
    }
}
