import type { VNode } from "preact";
import { useId, useState } from "preact/hooks";
import { attendanceGet, useLoad, type AttendanceFigure } from "../../api";
import { useFigure } from "../../lib/figure";
import { communityId } from "../../session";
import { Button, Failure } from "../../widgets";
import { words as all } from "../../words/meetings";
import { Paper } from "./Paper";

const words = all.attendance;

/** Attendance over time (domain D10): a chart, the numbers beside it, and the report. Nothing before the first meeting. */
export function AttendanceOverTime(): VNode | null {
  const community = communityId();
  const load = useLoad(["meeting", "person"], () => attendanceGet({ community }), community);
  if (load.state === "loading") return null;
  if (load.state === "failed") return <Failure error={load.error} onRetry={load.reload} />;
  const chart = load.value;
  if (chart.rows.length === 0) return null;
  return (
    <section class="attendance" aria-labelledby="attendance-title">
      <div class="attendance-head">
        <h2 id="attendance-title">{words.title}</h2>
        <Paper request={{ kind: "attendance", community }} title={words.reportTitle}>
          {words.report}
        </Paper>
      </div>
      <Figure of={chart} />
      <Numbers of={chart} />
    </section>
  );
}

function Figure({ of }: { of: AttendanceFigure }): VNode {
  const address = useFigure(of.svg);
  return (
    <figure class="figure">
      {address === null ? (
        <p class="soft">{words.failed}</p>
      ) : (
        <img src={address} alt={`${of.title}. ${of.description}`} draggable={false} />
      )}
    </figure>
  );
}

/** The same as a table, folded away. */
function Numbers({ of }: { of: AttendanceFigure }): VNode {
  const [unfolded, setUnfolded] = useState(false);
  const id = useId();
  return (
    <>
      <Button
        small
        look="quiet"
        icon="chevron"
        class="unfold"
        expanded={unfolded}
        controls={id}
        onClick={() => setUnfolded(!unfolded)}
      >
        {words.numbers}
      </Button>
      <div id={id}>{unfolded && <NumbersTable of={of} />}</div>
    </>
  );
}

function NumbersTable({ of }: { of: AttendanceFigure }): VNode {
  return (
    <table class="table numbers" role="table">
      <caption class="unseen">{of.title}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {of.columns.map((column, at) => (
            <th key={column} scope="col" role="columnheader" class={at === 0 ? undefined : "number"}>
              <span>{column}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {of.rows.map((row) => (
          <tr key={row[0]} role="row">
            {row.map((cell, at) =>
              at === 0 ? (
                <th key={at} scope="row" role="rowheader">
                  {cell}
                </th>
              ) : (
                <td key={at} role="cell" class="number" data-head={of.columns[at]}>
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
