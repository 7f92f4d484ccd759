// The order of test files: those that take longest first, so that no core waits for one of them at the end.
import path from 'node:path';
import { BaseSequencer, type TestSequencerConstructor, type TestSpecification } from 'vitest/node';

/** Begins with the files of these names; all others follow as they would. */
export function beginWith(longest: readonly string[]): TestSequencerConstructor {
  return class extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      const isLong = ({ moduleId }: TestSpecification) => longest.includes(path.basename(moduleId));
      const { true: first = [], false: rest = [] } = Object.groupBy(
        await super.sort(files),
        (file) => `${isLong(file)}`,
      );
      return [...first, ...rest];
    }
  };
}
