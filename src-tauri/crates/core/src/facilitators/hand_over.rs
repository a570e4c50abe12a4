//! Handing a role over to another person, with dates, so that nothing is lost (domain B5).

use jiff::civil::Date;

use super::{
    Facilitator, FacilitatorRole, HandOver, RoleHeld, RoleLine,
    store::{self, load},
};
use crate::{
    community,
    error::CoreError,
    ids::CommunityId,
    journal::{Done, Op},
    order,
    store::{Store, Tx},
};

/// Hands a role over. The role of the one ends the day before that of the other begins. Where it is the
/// facilitator's, the settings of the communities name the new person from now on, in letters and invitations.
pub fn hand_over(store: &mut Store, plan: &HandOver) -> Result<Done<Vec<Facilitator>>, CoreError> {
    if plan.from == plan.to {
        return Err(CoreError::field(
            "to",
            "Choose another person than the one who hands over.",
        ));
    }
    let last_day = plan
        .on
        .yesterday()
        .map_err(|_| CoreError::field("on", "Enter a day between 1900 and 2999."))?;
    store.transact(Op::HandOver, |tx| {
        if let Some(community) = plan.community {
            community::exists(tx, community)?;
        }
        let communities = community::ids(tx)?;
        let before = load(tx, plan.from)?;
        let to = load(tx, plan.to)?;
        let mut after = before.clone();
        after.stamp = tx.next_stamp(&before.stamp, before.stamp.version)?;
        after.details.roles = ended(&before.details.roles, plan, last_day, &communities)
            .ok_or_else(|| {
                let message = "This person does not hold this role on that day. Choose who does, or another day.";
                CoreError::field("from", message)
            })?;
        store::change(tx, &before, &after)?;
        let mut taken = to.clone();
        taken.stamp = tx.next_stamp(&to.stamp, to.stamp.version)?;
        taken.details.roles.push(RoleHeld {
            role: plan.role,
            community: plan.community,
            from: plan.on,
            until: None,
        });
        store::change(tx, &to, &taken)?;
        if plan.role == FacilitatorRole::Facilitator {
            name_in_settings(tx, plan, &communities, &taken)?;
        }
        Ok(vec![after, taken])
    })
}

/// The roles with the one that is handed over ended; none where it is not held. A role in all communities that is
/// handed over in one becomes a role in each of the others.
fn ended(
    roles: &[RoleHeld],
    plan: &HandOver,
    last_day: Date,
    communities: &[CommunityId],
) -> Option<Vec<RoleHeld>> {
    let mut found = false;
    let mut after = Vec::new();
    for held in roles {
        let concerned = held.role == plan.role
            && held.from <= last_day
            && held.until.is_none_or(|until| plan.on <= until)
            && (held.community.is_none()
                || plan.community.is_none()
                || held.community == plan.community);
        if !concerned {
            after.push(held.clone());
            continue;
        }
        found = true;
        let mut end = RoleHeld {
            until: Some(last_day),
            ..held.clone()
        };
        if let (None, Some(one)) = (held.community, plan.community) {
            end.community = Some(one);
            let others = communities.iter().filter(|other| **other != one);
            after.extend(others.map(|other| RoleHeld {
                community: Some(*other),
                ..held.clone()
            }));
        }
        after.push(end);
    }
    found.then_some(after)
}

fn name_in_settings(
    tx: &mut Tx<'_>,
    plan: &HandOver,
    communities: &[CommunityId],
    new: &Facilitator,
) -> Result<(), CoreError> {
    let concerned = communities
        .iter()
        .filter(|id| plan.community.is_none_or(|one| one == **id));
    for id in concerned {
        community::facilitator_set(tx, *id, &new.details.name, &new.details.email)?;
    }
    Ok(())
}

/// Who held which role when, newest first; with a community, those in it and those in all.
pub fn roles_held(
    store: &Store,
    community: Option<CommunityId>,
) -> Result<Vec<RoleLine>, CoreError> {
    let today = store.today();
    let mut lines: Vec<RoleLine> = store::list(store.db())?
        .into_iter()
        .flat_map(|facilitator| {
            let Facilitator { id, details, .. } = facilitator;
            let name = details.name;
            details.roles.into_iter().map(move |held| RoleLine {
                facilitator: id,
                name: name.clone(),
                now: held.holds_on(today),
                held,
            })
        })
        .filter(|line| {
            community.is_none() || line.held.community.is_none() || line.held.community == community
        })
        .collect();
    lines.sort_by(|one, other| {
        let newest_first = other.held.from.cmp(&one.held.from);
        newest_first.then_with(|| order::by_words(&one.name, &other.name))
    });
    Ok(lines)
}
