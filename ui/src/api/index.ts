/**
 * The page's only way to the shell: one function for each command. All of them throw `ApiError`.
 */
import { call, type CommandName, type InputOf, type OutputOf } from "./call";

export { listenTo, onLocked } from "./call";
export { ApiError, isCancelled } from "./error";
export { useLoad, versionOf, writesOf, type Load } from "./changed";
export type * from "./types/core";
export type * from "./types/shell";

/** A command that takes an input. */
function command<C extends CommandName>(name: C): (input: InputOf<C>) => Promise<OutputOf<C>> {
  return (input) => call(name, input);
}

/** A command that needs nothing. */
function plain<C extends CommandName>(name: C): () => Promise<OutputOf<C>> {
  return () => call(name, {} as InputOf<C>);
}

export const activity = plain("activity");

export const actionCreate = command("action_create");
export const actionDelete = command("action_delete");
export const actionList = command("action_list");
export const actionRestore = command("action_restore");
export const actionUpdate = command("action_update");

export const agendaSet = command("agenda_set");

export const attachmentAdd = command("attachment_add");
export const attachmentMove = command("attachment_move");
export const attachmentRemove = command("attachment_remove");

export const attendanceGet = command("attendance_get");

export const caseCreate = command("case_create");
export const caseDelete = command("case_delete");
export const caseGet = command("case_get");
export const caseImport = command("case_import");
export const caseList = command("case_list");
export const caseReleaseCheck = command("case_release_check");
export const caseRestore = command("case_restore");
export const caseUpdate = command("case_update");

export const clipboardNote = command("clipboard_note");

export const communityCreate = command("community_create");
export const communityGet = command("community_get");
export const communityLogoChoose = command("community_logo_choose");
export const communityLogoGet = command("community_logo_get");
export const communityLogoRemove = command("community_logo_remove");
export const communityList = plain("community_list");
export const communityUpdate = command("community_update");

export const documentClose = command("document_close");
export const documentMake = command("document_make");
export const documentPage = command("document_page");
export const documentSave = command("document_save");
export const documentSaveOpen = command("document_save_open");

export const evidenceCreate = command("evidence_create");
export const evidenceDelete = command("evidence_delete");
export const evidenceGet = command("evidence_get");
export const evidenceList = command("evidence_list");
export const evidenceRestore = command("evidence_restore");
export const evidenceUpdate = command("evidence_update");

export const exportList = command("export_list");

export const invitationMake = command("invitation_make");
export const invitationOpen = command("invitation_open");
export const invitationSave = command("invitation_save");

export const letterTemplates = command("letter_templates");

export const listSave = command("list_save");

export const meetingCreate = command("meeting_create");
export const meetingDelete = command("meeting_delete");
export const meetingGet = command("meeting_get");
export const meetingList = command("meeting_list");
export const meetingRestore = command("meeting_restore");
export const meetingSeriesCreate = command("meeting_series_create");
export const meetingUpdate = command("meeting_update");

export const passphraseJudge = command("passphrase_judge");
export const passphraseSuggest = plain("passphrase_suggest");

export const peopleAdvice = command("people_advice");

export const personCreate = command("person_create");
export const personDelete = command("person_delete");
export const personGet = command("person_get");
export const personList = command("person_list");
export const personRestore = command("person_restore");
export const personUpdate = command("person_update");

export const briefingOffer = command("briefing_offer");
export const policyCreate = command("policy_create");
export const policyDelete = command("policy_delete");
export const policyGet = command("policy_get");
export const policyList = command("policy_list");
export const policyRestore = command("policy_restore");
export const policyUpdate = command("policy_update");

export const recoverySheetMake = plain("recovery_sheet_make");

export const registerSet = command("register_set");

export const sampleCreate = plain("sample_create");
export const sampleRemove = command("sample_remove");

export const search = command("search");

export const sectionAdd = command("section_add");
export const sectionMove = command("section_move");
export const sectionRemove = command("section_remove");
export const sectionUpdate = command("section_update");

export const serviceCreate = command("service_create");
export const serviceDelete = command("service_delete");
export const serviceGet = command("service_get");
export const serviceList = command("service_list");
export const serviceRestore = command("service_restore");
export const serviceUpdate = command("service_update");

export const settingsGet = plain("settings_get");
export const settingsSet = command("settings_set");

export const termsAdopt = command("terms_adopt");
export const termsAgree = command("terms_agree");
export const termsBegin = command("terms_begin");
export const termsList = command("terms_list");
export const termsUpdate = command("terms_update");

export const todayGet = command("today_get");

export const vaultCreate = command("vault_create");
export const vaultLock = plain("vault_lock");
export const vaultStatus = plain("vault_status");
export const vaultUnlock = command("vault_unlock");

// Safe-keeping
export const auditList = command("audit_list");
export const auditSave = command("audit_save");
export const auditVerify = plain("audit_verify");

export const backupFolderChoose = plain("backup_folder_choose");
export const backupFolderForget = plain("backup_folder_forget");
export const backupList = plain("backup_list");
export const backupLook = command("backup_look");
export const backupMake = plain("backup_make");
export const backupRestore = command("backup_restore");
export const backupVerify = command("backup_verify");

export const binList = command("bin_list");
export const binRestore = command("bin_restore");
export const erase = command("erase");
export const erasePreview = command("erase_preview");

export const exportFind = command("export_find");
export const exportSave = command("export_save");

export const facilitatorCreate = command("facilitator_create");
export const facilitatorList = plain("facilitator_list");
export const facilitatorUpdate = command("facilitator_update");
export const handOver = command("hand_over");
export const rolesHeld = command("roles_held");

export const keychainSet = command("keychain_set");
export const recoveryKeyConfirm = command("recovery_key_confirm");
export const recoveryKeyMake = plain("recovery_key_make");
export const rekey = command("rekey");

export const slotAdd = command("slot_add");
export const slotChange = command("slot_change");
export const slotList = plain("slot_list");
export const slotRemove = command("slot_remove");

export const retentionDecide = command("retention_decide");
export const retentionDecisions = command("retention_decisions");
export const retentionDue = command("retention_due");
export const retentionRuleReset = command("retention_rule_reset");
export const retentionRuleSet = command("retention_rule_set");
export const retentionRules = plain("retention_rules");
export const subjectSave = command("subject_save");

export const undoGet = plain("undo_get");
export const undo = plain("undo");
export const redo = plain("redo");

export const vaultLook = command("vault_look");
export const vaultRestoreLost = command("vault_restore_lost");
export const vaultUnlockKeychain = plain("vault_unlock_keychain");

export const workGet = plain("work_get");
export const workStop = plain("work_stop");
