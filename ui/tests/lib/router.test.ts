import { beforeEach, describe, expect, it } from "vitest";
import {
  canGoBack,
  go,
  guardWith,
  leave,
  navigate,
  replace,
  restart,
  revisit,
  route,
  scrollFrom,
  scrollOf,
  visit,
} from "../../src/lib/router";

beforeEach(() => {
  guardWith(() => Promise.resolve(true));
  scrollFrom(() => 0);
  restart();
});

describe("going about", () => {
  it("goes back and forward as a browser does", async () => {
    await navigate("people");
    await navigate("person", { id: "p1" });
    expect(route.value).toEqual({ name: "person", params: { id: "p1" } });
    await go(-1);
    expect(route.value.name).toBe("people");
    await go(1);
    expect(route.value.name).toBe("person");
    await go(-1);
    await navigate("cases");
    await go(1);
    expect(route.value.name).toBe("cases");
  });

  it("stays where there is nothing to go back to", async () => {
    expect(canGoBack.value).toBe(false);
    await go(-1);
    expect(route.value.name).toBe("today");
  });

  it("replaces a form that is done with", async () => {
    await navigate("people");
    await navigate("person", {});
    await replace("person", { id: "p1" });
    await go(-1);
    expect(route.value.name).toBe("people");
  });

  it("leaves a form for where one came from, or for its list", async () => {
    await navigate("today");
    await navigate("person", { id: "p1" });
    await leave("people");
    expect(route.value.name).toBe("today");
    restart({ name: "person", params: { id: "p1" } });
    await leave("people");
    expect(route.value.name).toBe("people");
  });

  it("counts each visit as a new one", async () => {
    const first = visit.value;
    await navigate("today");
    expect(visit.value).not.toBe(first);
    const second = visit.value;
    revisit();
    expect(visit.value).not.toBe(second);
  });
});

describe("being held back", () => {
  it("stays where the guard says so", async () => {
    await navigate("people");
    guardWith(() => Promise.resolve(false));
    await navigate("cases");
    await go(-1);
    expect(route.value.name).toBe("people");
  });
});

it("remembers how far a screen was scrolled", async () => {
  await navigate("people");
  scrollFrom(() => 420);
  await navigate("person", { id: "p1" });
  scrollFrom(() => 0);
  expect(scrollOf()).toBe(0);
  await go(-1);
  expect(scrollOf()).toBe(420);
});
