// Asks by DuckDB's Node binding; what it prints, and when, is told in conversation.py.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DuckDBInstance, DuckDBTypeId, version } from "@duckdb/node-api";

const PUBLICATION = "select distinct publication from meta_publication";
const WRITING = "create table main.written_by_a_reader as select 1 as one";
const KINDS = {
  BOOLEAN: "boolean", TINYINT: "integer", SMALLINT: "integer", INTEGER: "integer", BIGINT: "integer", HUGEINT: "integer",
  FLOAT: "double", DOUBLE: "double", DECIMAL: "decimal", DATE: "date", TIMESTAMP: "timestamp", UUID: "uuid", VARCHAR: "text",
};

function told(value, type) {
  if (value === null) return null;
  const kind = KINDS[DuckDBTypeId[type.typeId]];
  if (kind === undefined) throw new TypeError(`a value of type ${type}`);
  return [kind, kind === "boolean" || kind === "double" ? value : String(value)];
}

async function opened(file) {
  const instance = await DuckDBInstance.create(file, { access_mode: "READ_ONLY" });
  const connection = await instance.connect();
  const ask = async (sql) => {
    const reader = await connection.runAndReadAll(sql);
    const types = reader.columnTypes();
    return { columns: reader.columnNames(), rows: reader.getRows().map((row) => row.map((value, at) => told(value, types[at]))) };
  };
  const close = () => {
    connection.closeSync();
    instance.closeSync();
  };
  return { ask, close };
}

const publication = async (connection) => (await connection.ask(PUBLICATION)).rows[0][0][1];

const [file, questions] = process.argv.slice(2);
const connection = await opened(file);
const answers = {};
for (const name of readdirSync(questions).filter((name) => name.endsWith(".sql")).sort()) {
  answers[name.replace(/\.sql$/, "")] = await connection.ask(readFileSync(join(questions, name), "utf-8"));
}
let refusal = null;
try {
  await connection.ask(WRITING);
} catch (error) {
  refusal = error.message.split("\n")[0];
}
const api = createRequire(import.meta.url)("./package.json").dependencies["@duckdb/node-api"];
console.log(JSON.stringify({ engine: `@duckdb/node-api ${api}, duckdb ${version()}, node ${process.version}`, answers, refusal }));

const input = createInterface({ input: process.stdin });
await new Promise((resolve) => input.once("line", resolve));
input.close();
const second = await opened(file);
const seen = { held: await publication(connection), beside: await publication(second) };
second.close();
connection.close();
const again = await opened(file);
console.log(JSON.stringify({ ...seen, reopened: await publication(again) }));
again.close();
