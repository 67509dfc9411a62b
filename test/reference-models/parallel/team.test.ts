import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { openTeam, type SetUp } from '../../../src/reference-models/parallel/index.js';

interface Data {
  readonly sums: Int32Array;
}

const parts = { triple: (value: number) => 3 * value };

const setUp: SetUp<typeof parts, Data> = ({ triple }, { sums }, member, members) => {
  let runs = 0;
  return (job) => {
    if (job === 1e6) throw new Error(`member ${member}`);
    runs++;
    sums[member] = triple(job) + 1000 * members + runs * 10_000;
  };
};

function sharedSums(): Data {
  return { sums: new Int32Array(new SharedArrayBuffer(16)) };
}

describe('openTeam', () => {
  it('runs every job once on every member', async () => {
    const data = sharedSums();
    const team = await openTeam(4, setUp, parts, data);
    expect(team.members).toBe(4);
    for (let run = 1; run <= 300; run++) {
      team.run(run);
      const expected = 3 * run + 4000 + run * 10_000;
      expect([...data.sums]).toEqual([expected, expected, expected, expected]);
    }
    team.close();
  });

  it('keeps its members in step over jobs shorter than a wake-up', async () => {
    const counts = { sums: new Int32Array(new SharedArrayBuffer(8)) };
    const count: SetUp<object, Data> = (_, { sums }, member) => {
      return () => {
        sums[member] = (sums[member] as number) + 1;
      };
    };
    const team = await openTeam(2, count, {}, counts);
    for (let run = 1; run <= 3000; run++) {
      team.run(run);
      if (counts.sums[0] !== run || counts.sums[1] !== run) expect([...counts.sums]).toEqual([run, run]);
    }
    team.close();
  });

  it('needs no worker for one member', async () => {
    const data = sharedSums();
    const team = await openTeam(1, setUp, parts, data);
    team.run(5);
    expect([...data.sums]).toEqual([11_015, 0, 0, 0]);
    team.close();
  });

  it('reports a failure of this thread and of a worker', async () => {
    const team = await openTeam(2, setUp, parts, sharedSums());
    expect(() => team.run(1e6)).toThrow('member 0');
    team.close();
    const failing: SetUp<typeof parts, Data> = (_, __, member) => () => {
      if (member > 0) throw new Error('in a worker');
    };
    const other = await openTeam(2, failing, parts, sharedSums());
    expect(() => other.run(1)).toThrow('a worker thread failed');
    other.close();
  });

  it('rejects where a worker cannot be set up', async () => {
    const broken: SetUp<typeof parts, Data> = (_, __, member) => {
      if (member > 0) throw new Error('no such thing');
      return () => undefined;
    };
    await expect(openTeam(2, broken, parts, sharedSums())).rejects.toThrow('no such thing');
  });

  it('lets the process end, closed or not', () => {
    for (const end of ['', 'team.close();', 'process.exit(0);', 'setTimeout(() => process.exit(0), 20);']) {
      const script = `
        ${openTeamSource()}
        const team = await openTeam(2, () => () => {}, {}, {});
        team.run(1);
        console.log('done');
        ${end}`;
      const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
        encoding: 'utf8',
        timeout: 20_000,
      });
      expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: 'done\n', stderr: '' });
    }
  });
});

/** The file without its types, to run in a process without a TypeScript loader. */
function openTeamSource(): string {
  const path = new URL('../../../src/reference-models/parallel/team.ts', import.meta.url);
  const { ModuleKind, ScriptTarget, transpileModule } = ts;
  const compilerOptions = { module: ModuleKind.ESNext, target: ScriptTarget.ES2023 };
  return transpileModule(readFileSync(path, 'utf8'), { compilerOptions }).outputText;
}
