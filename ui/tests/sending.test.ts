/** What is sent, refused and sent again. */
import { expect, it } from "vitest";

import { Sending } from "$lib/state/sending.svelte";

it("can be sent again while what follows a refusal still takes its time", async () => {
  const sending = new Sending();
  let goOn: () => void = () => {};
  const refused = new Promise<void>((resolve) => (goOn = resolve));
  const first = sending.send(
    () => Promise.reject(new Error("refused")),
    () => refused,
  );
  await Promise.resolve().then(() => Promise.resolve());
  expect(sending.wrong).not.toBe("");
  let sent = false;
  await sending.send(async () => {
    await Promise.resolve();
    sent = true;
  });
  expect(sent).toBe(true);
  expect(sending.wrong).toBe("");
  goOn();
  await first;
  expect(sending.wrong).toBe("");
});

it("is sent once at a time", async () => {
  const sending = new Sending();
  let goOn: () => void = () => {};
  let times = 0;
  const work = () => {
    times += 1;
    return new Promise<void>((resolve) => (goOn = resolve));
  };
  const first = sending.send(work);
  await sending.send(work);
  expect(times).toBe(1);
  goOn();
  await first;
  expect(sending.busy).toBe(false);
});
