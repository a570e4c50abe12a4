//! `copse-cli audit …`

use copse_core::audit::{AuditCheck, audit_verify};

use crate::{
    arguments::{AuditCommand, Common},
    failure::{Exit, Failure},
    open,
    output::{Output, count},
};

pub(crate) fn run(common: &Common, command: &AuditCommand, output: Output) -> Result<(), Failure> {
    let AuditCommand::Verify { vault } = command;
    let store = open::open(common, &vault.folder)?;
    let check = audit_verify(&store)?;
    store.close();
    output.print(&check, lines)?;
    match check.problem {
        Some(problem) if !check.whole => Err(Failure::new(Exit::Damaged, problem)),
        _ if !check.whole => Err(Failure::new(Exit::Damaged, "The audit trail is not whole.")),
        _ => Ok(()),
    }
}

fn lines(check: &AuditCheck) -> Vec<String> {
    let checked = usize::try_from(check.checked).unwrap_or_default();
    let checked = count(checked, "entry", "entries");
    vec![if check.whole {
        format!("The audit trail is whole: {checked} checked.")
    } else {
        format!("{checked} of the audit trail are whole up to the break.")
    }]
}
