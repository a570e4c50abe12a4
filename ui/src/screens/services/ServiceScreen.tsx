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
import { serviceDetails } from "../../lib/details";
import { optionsOf } from "../../lib/options";
import { useKeptRecord, useNewRecord, type Filling } from "../../lib/record";
import { communityId } from "../../session";
import { CreateForm, Choice, Loaded, Page, RecordForm, Select, TextArea, TextField } from "../../widgets";
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
  const made = useNewRecord({
    key: "new service",
    none: () => serviceDetails(),
    create: (details) => serviceCreate({ community: communityId(), details }),
    to: "services",
    created: ({ name }) => w.created(name),
    remove: ({ id }) => serviceDelete({ id }),
  });
  return (
    <Page title={w.newTitle} crumbs={crumbs}>
      <CreateForm creating={made.creating} does={w.create} onSend={made.send}>
        <ServiceFields {...made.fields} />
      </CreateForm>
    </Page>
  );
}

function ServiceForm({ service }: { service: Service }): VNode {
  const { id } = service;
  const kept = useKeptRecord({
    key: `service ${id}`,
    record: service,
    details: serviceDetails,
    get: () => serviceGet({ id }),
    update: (details, version) => serviceUpdate({ id, version, details }),
    to: "services",
    deleted: w.deleted(service.name),
    remove: () => serviceDelete({ id }),
    restore: () => serviceRestore({ id }),
  });
  return (
    <Page title={service.name} crumbs={crumbs}>
      <RecordForm of={kept} record={service} deletes={w.delete}>
        <ServiceFields {...kept.fields} />
      </RecordForm>
    </Page>
  );
}

type ServiceFieldsProps = Omit<Filling<ServiceDetails>, "unread">;

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
