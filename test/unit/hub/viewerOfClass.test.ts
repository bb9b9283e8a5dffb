import { describe, expect, it } from "@jest/globals";
import { viewerOfClass } from "../../../src/http/hub/viewerOfClass.js";
import type { SignedIn } from "../../../src/services/identity/SignedIn.js";
import { signedIn } from "./hubWorld.js";

const viewer: SignedIn = { ...signedIn("u1"), scopes: ["ORDERS_READ"], decidesFreely: true };

/** What a property is to an execution for the class, and whether having asked for it makes the answer personal. */
function asked(of: (viewer: SignedIn) => object, name: string) {
  let personal = false;
  const watched = of(
    viewerOfClass(viewer, () => {
      personal = true;
    }),
  );
  return { value: Reflect.get(watched, name), personal };
}

describe("a viewer of a class", () => {
  it.each(Object.keys(viewer.actor))("is himself: actor.%s", (name) => {
    const personal = name === "userId";
    expect(asked(({ actor }) => actor, name)).toEqual({ value: Reflect.get(viewer.actor, name), personal });
  });

  it.each(Object.keys(viewer).filter((name) => name !== "actor"))("is himself, and says so: %s", (name) => {
    expect(asked((each) => each, name)).toEqual({ value: Reflect.get(viewer, name), personal: true });
  });

  it("says so when he is copied", () => {
    let times = 0;
    const watched = viewerOfClass(viewer, () => {
      times++;
    });
    expect({ ...watched.actor }).toEqual(viewer.actor);
    expect(times).toBe(1);
  });
});
