import type { VNode } from "preact";
import type { BackupRow } from "../../../api";
import { instant } from "../../../lib/format";
import { Badge, Button, Table, type Column, type IconName } from "../../../widgets";
import { words } from "../../../words/backups";

/** Does something with a backup. */
export type BackupAct = (what: "check" | "look" | "restore", row: BackupRow) => void;

/** The backups, newest first. */
export function BackupTable(props: { rows: readonly BackupRow[]; busy: boolean; onAct: BackupAct }): VNode {
  return (
    <Table
      caption={words.caption}
      columns={columns(props.busy, props.onAct)}
      rows={props.rows}
      keyOf={(row) => `${row.place} ${row.name}`}
    />
  );
}

function columns(busy: boolean, onAct: BackupAct): readonly Column<BackupRow>[] {
  return [
    {
      key: "made",
      head: words.column.made,
      names: true,
      cell: (row) => (
        <>
          {instant(row.madeAt)}
          <span class="about">{row.label}</span>
        </>
      ),
    },
    { key: "size", head: words.column.size, class: "when", cell: (row) => words.size(row.bytes) },
    { key: "place", head: words.column.place, cell: (row) => words.place[row.place] },
    { key: "checked", head: words.column.checked, cell: (row) => <Checked row={row} /> },
    {
      key: "does",
      head: words.column.does,
      headUnseen: true,
      cell: (row) => row.readable && !busy && <Does row={row} onAct={onAct} />,
    },
  ];
}

function Checked({ row }: { row: BackupRow }): VNode {
  if (!row.readable) {
    return (
      <Badge tone="bad" icon="warn">
        {words.unreadable}
      </Badge>
    );
  }
  return row.verifiedAt === null ? (
    <Badge icon="clock">{words.notChecked}</Badge>
  ) : (
    <Badge tone="good" icon="check">
      {words.checkedAt(row.verifiedAt)}
    </Badge>
  );
}

function Does({ row, onAct }: { row: BackupRow; onAct: BackupAct }): VNode {
  const acts: ["check" | "look" | "restore", IconName, string, string][] = [
    ["check", "shield", words.check, words.checkOf(row.madeAt)],
    ["look", "eye", words.look, words.lookOf(row.madeAt)],
    ["restore", "undo", words.restore, words.restoreOf(row.madeAt)],
  ];
  return (
    <div class="does">
      {acts.map(([what, icon, short, full]) => (
        <Button key={what} small look="quiet" icon={icon} onClick={() => onAct(what, row)}>
          <span aria-hidden>{short}</span>
          <span class="unseen">{full}</span>
        </Button>
      ))}
    </div>
  );
}
