// The options of commands, what is said of wrong ones, and the exit code then.
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { readOptions, toHelp, type Usage } from '../../src/compile/commands/command-line.ts';
import { ROOT } from '../root.ts';

const USAGE: Usage = {
  command: 'npm run x',
  about: 'Does it.',
  options: {
    all: { meaning: 'everything' },
    format: { values: ['text', 'json'], meaning: 'how' },
    port: { sample: '8787', meaning: 'where' },
    to: { values: ['ada', 'kim'], sample: 'ada,kim', isList: true, meaning: 'whom' },
  },
};
const PASSING: Usage = { ...USAGE, passesOn: 'wrangler deploy' };

function read(usage: Usage, ...parameters: readonly string[]) {
  const { options, passed } = readOptions(usage, parameters);
  return { ...Object.fromEntries(options), ...(passed.length > 0 && { passed }) };
}

describe('options', () => {
  it.each([
    [[], {}],
    [['--all'], { all: '' }],
    [['--format', 'json', '--port=1'], { format: 'json', port: '1' }],
    [['--help'], { help: '' }],
    [['--to', 'ada, kim'], { to: 'ada, kim' }],
    [['--'], {}],
  ] as const)('%j', (parameters, options) => {
    expect(read(USAGE, ...parameters)).toEqual(options);
  });

  it('for another program are handed on', () => {
    expect(read(PASSING, '--all', '--', '--dry-run', 'x')).toEqual({
      all: '',
      passed: ['--dry-run', 'x'],
    });
  });

  it.each([
    [['--al'], 'unknown option --al; did you mean "--all"?'],
    [['--bogus'], 'unknown option --bogus; known: "--all", "--format", "--help", "--port", "--to"'],
    [
      ['--constructor'],
      'unknown option --constructor; known: "--all", "--format", "--help", "--port", "--to"',
    ],
    [['-a'], 'unknown option -a; known: "--all", "--format", "--help", "--port", "--to"'],
    [['--all=1'], '--all takes no value'],
    [['--format'], '--format needs a value: text, json'],
    [['--format', 'jsn'], '--format cannot be "jsn"; did you mean "json"?'],
    [['--port'], '--port needs a value: 8787'],
    [['--to', ','], '--to needs a value: ada, kim'],
    [['--to', 'ada,kam'], '--to cannot be "kam"; did you mean "kim"?'],
    [['json'], 'unexpected "json"; options are given after "--": npm run x -- --help'],
    [['--', 'x'], 'unexpected "x"; options are given after "--": npm run x -- --help'],
  ] as const)('that are wrong are told: %j', (parameters, fault) => {
    expect(() => readOptions(USAGE, parameters)).toThrow(new Error(fault));
  });

  it('of another program are shown their place', () => {
    expect(() => readOptions(PASSING, ['--dry-run'])).toThrow(
      'options of wrangler deploy go after another "--": npm run x -- -- --dry-run',
    );
  });

  it('are listed for who asks', () => {
    expect(toHelp(PASSING).split('\n')).toEqual([
      'Usage: npm run x -- [options] [-- options of wrangler deploy]',
      '',
      '  --all               everything',
      '  --format text|json  how',
      '  --port 8787         where',
      '  --to ada,kim        whom',
      '  --help              show this text',
      '',
      'Does it.',
    ]);
  });
});

describe('a command', () => {
  it.each([
    ['compile', ['--help'], {}, 0, 'Usage: npm run compile -- [options]'],
    ['start', ['--help'], {}, 0, 'Usage: npm start -- [options]'],
    ['build', ['--help'], {}, 0, 'Usage: npm run build -- [options]'],
    ['check', ['--help'], {}, 0, 'Usage: npm run check -- [options]'],
    [
      'check',
      ['--for', 'smartnew'],
      {},
      2,
      '--for cannot be "smartnew"; did you mean "smartnews"?',
    ],
    [
      'check',
      ['--for', 'msn,flipbord'],
      {},
      2,
      '--for cannot be "flipbord"; did you mean "flipboard"?',
    ],
    ['build', ['--acept'], {}, 2, 'unknown option --acept; did you mean "--accept"?'],
    ['deploy', ['--help'], {}, 0, 'Usage: npm run deploy -- [options]'],
    ['compile', ['--bogus'], {}, 2, 'unknown option --bogus'],
    ['start', ['--prot', '1'], {}, 2, 'unknown option --prot; did you mean "--port"?'],
    ['start', ['--port', '0'], {}, 2, '--port must be a number from 1 to 65535, got "0"'],
    ['deploy', ['--dry-run'], {}, 2, 'unknown option --dry-run'],
    [
      'compile',
      [],
      { CONTENT_DIR: 'nowhere' },
      2,
      'there is no folder "nowhere"; CONTENT_DIR names it',
    ],
    [
      'start',
      [],
      { CONTENT_DIR: 'package.json' },
      2,
      'there is no folder "package.json"; CONTENT_DIR names it',
    ],
    ['compile', [], { SITE_URL: 'x' }, 2, 'SITE_URL must be an origin'],
  ] as const)('%s %j %j ends with a code and a line', (command, options, env, code, text) => {
    const parameters = [
      '--disable-warning=ExperimentalWarning',
      `src/compile/commands/${command}.ts`,
      ...options,
    ];
    const run = spawnSync(process.execPath, parameters, {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });
    expect({ code: run.status, text: run.stdout + run.stderr }).toEqual({
      code,
      text: expect.stringContaining(text),
    });
  });
});
