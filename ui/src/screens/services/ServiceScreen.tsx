import type { VNode } from "preact";
import {
  serviceCreate,
  serviceDelete,
  serviceGet,
  serviceRestore,
  serviceUpdate,
  useLoad,
  type Service,
  type ServiceDetails,
  type ServiceId,
} from "../../api";
import { noteSaved, useAutosave } from "../../lib/autosave";
import { useCreating } from "../../lib/create";
import { serviceDetails } from "../../lib/details";
import { useDraft } from "../../lib/draft";
import { instant } from "../../lib/format";
import { optionsOf } from "../../lib/options";
import { leave } from "../../lib/router";
import { act } from "../../lib/trouble";
import { offerUndo } from "../../lib/undo";
import { communityId } from "../../session";
import {
  Button,
  CreateForm,
  Choice,
  Loaded,
  Page,
  SaveTrouble,
  Select,
  TextArea,
  TextField,
} from "../../widgets";
import { words } from "../../words/people";

const w = words.services;
const crumbs = [
  { to: "people", text: words.form.crumb },
  { to: "services", text: words.servicesTab },
] as const;

/** A service's form. */
export function ServiceScreen({ id }: { id?: ServiceId }): VNode {
  const load = useLoad<Service | null>(
    ["service"],
    () => (id === undefined ? Promise.resolve(null) : serviceGet({ id })),
    id ?? "new",
  );
  return (
    <Loaded of={load}>{(service) => (service ? <ServiceForm service={service} /> : <NewService />)}</Loaded>
  );
}

function NewService(): VNode {
  const draft = useDraft("new service", () => serviceDetails());
  const creating = useCreating();
  const create = async (): Promise<void> => {
    const { value } = await serviceCreate({ community: communityId(), details: draft.value });
    draft.done();
    await leave("services");
    offerUndo(w.created(value.name), () => serviceDelete({ id: value.id }));
  };
  return (
    <Page title={w.newTitle} crumbs={crumbs}>
      <CreateForm creating={creating} does={w.create} onSend={() => creating.send(create)}>
        <ServiceFields value={draft.value} set={draft.set} problem={creating.problem} />
      </CreateForm>
    </Page>
  );
}

function ServiceForm({ service }: { service: Service }): VNode {
  const { id } = service;
  const auto = useAutosave({
    key: `service ${id}`,
    draft: serviceDetails(service),
    version: service.version,
    save: async (details, version) => (await serviceUpdate({ id, version, details })).value.version,
    reload: async () => {
      const now = await serviceGet({ id });
      return { draft: serviceDetails(now), version: now.version };
    },
  });
  const remove = async (): Promise<void> => {
    await leave("services");
    await serviceDelete({ id });
    noteSaved();
    offerUndo(w.deleted(service.name), () => serviceRestore({ id }));
  };
  return (
    <Page title={service.name} crumbs={crumbs}>
      <div class="form">
        <SaveTrouble of={auto} />
        <ServiceFields
          value={auto.draft.value}
          set={(fields) => auto.set(fields)}
          problem={(field) => auto.problem(field)}
        />
        <div class="form-foot">
          <span class="small faint">{words.form.changed(instant(service.changedAt), service.changedBy)}</span>
          <Button look="quiet" icon="trash" onClick={() => act(remove)}>
            {w.delete}
          </Button>
        </div>
      </div>
    </Page>
  );
}

interface ServiceFieldsProps {
  value: ServiceDetails;
  set: (fields: Partial<ServiceDetails>) => void;
  problem: (field: string) => string | undefined;
}

type TextName = "name" | "organisation" | "discipline" | "contactName";

/** What a text field of the service takes. */
function text({ value, set, problem }: ServiceFieldsProps, name: TextName) {
  return {
    name,
    label: w[name],
    value: value[name],
    onChange: (typed: string) => set({ [name]: typed }),
    error: problem(name),
    spellcheck: true,
  };
}

function ServiceFields(props: ServiceFieldsProps): VNode {
  const { value, set } = props;
  return (
    <>
      <TextField {...text(props, "name")} required />
      <TextField {...text(props, "organisation")} />
      <div class="pair">
        <Select
          label={w.sector}
          name="sector"
          value={value.sector}
          options={optionsOf(words.sector)}
          onChange={(sector) => set({ sector })}
        />
        <TextField {...text(props, "discipline")} />
      </div>
      <TextArea
        label={w.offers}
        name="offers"
        value={value.offers}
        error={props.problem("offers")}
        onChange={(offers) => set({ offers })}
      />
      <Choice
        label={w.link}
        name="link"
        inRow
        value={value.link}
        options={optionsOf(words.link)}
        onChange={(link) => set({ link })}
      />
      <Choice
        label={w.wanted}
        name="wanted"
        inRow
        value={value.wanted}
        options={optionsOf(words.wanted)}
        onChange={(wanted) => set({ wanted })}
      />
      <h2>{words.form.contact}</h2>
      <Contact {...props} />
    </>
  );
}

function Contact(props: ServiceFieldsProps): VNode {
  const { value, set } = props;
  return (
    <>
      <TextField {...text(props, "contactName")} />
      <div class="pair">
        <TextField
          label={words.form.email}
          name="email"
          type="email"
          value={value.email}
          error={props.problem("email")}
          onChange={(email) => set({ email })}
        />
        <TextField
          label={words.form.phone}
          name="phone"
          type="tel"
          value={value.phone}
          error={props.problem("phone")}
          onChange={(phone) => set({ phone })}
        />
      </div>
    </>
  );
}
