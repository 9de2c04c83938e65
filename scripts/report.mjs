// node scripts/report.mjs FILE...   adds up test reports: names what failed and what was skipped and why,
// then says `N passed, N failed, N skipped`. Fails when a test did, when none ran, or when a report is missing.
import { existsSync, readFileSync } from "node:fs";

const reports = process.argv.slice(2).map(read);
const tests = reports.flat();
const those = (outcome) => tests.filter((test) => test.outcome === outcome);

if (tests.length === 0) console.log("No test ran.");
list("Failed:", those("failed"));
list("Skipped:", those("skipped"));
console.log(`${those("passed").length} passed, ${those("failed").length} failed, ${those("skipped").length} skipped`);
process.exitCode = tests.length > 0 && those("failed").length === 0 ? 0 : 1;

function list(title, some) {
  if (some.length === 0) return;
  console.log(title);
  for (const test of some) console.log(`  ${test.name}${test.why ? `: ${test.why}` : ""}`);
}

function read(file) {
  if (!existsSync(file)) return [{ outcome: "failed", name: file, why: "the tests ended before they could report" }];
  const report = JSON.parse(readFileSync(file, "utf8"));
  // What waits for --long, or for anything but it, was not asked for and so not skipped.
  if (report.results) return report.results.tests.filter((test) => test.status !== "pending").map(fromDotnet);
  if (report.testResults) return report.testResults.flatMap(fromVitest);
  return [report];
}

// CTRF, as xunit writes it.
function fromDotnet({ name, status, message }) {
  return { name: name.replaceAll("\\\"", "\""), why: firstLine(message), outcome: status === "passed" || status === "failed" ? status : "skipped" };
}

function fromVitest({ name, status, message, assertionResults }) {
  if (assertionResults.length === 0) return [{ name, why: firstLine(message), outcome: status === "passed" ? "skipped" : "failed" }];
  return assertionResults.map((test) => ({
    name: test.fullName,
    why: firstLine(test.failureMessages?.[0]),
    outcome: test.status === "passed" || test.status === "failed" ? test.status : "skipped",
  }));
}

function firstLine(text) {
  return (text ?? "").split("\n").map((line) => line.trim()).find((line) => line) ?? "";
}
