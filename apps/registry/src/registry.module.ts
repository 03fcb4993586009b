import { Module, type DynamicModule } from '@nestjs/common';
import { CredentialsController } from './credentials.controller.ts';
import { IdempotencyLedger } from './idempotency.ts';
import { ProblemsController } from './problems.controller.ts';
import { ReadingsController } from './readings.controller.ts';
import {
  IDEMPOTENCY,
  REGISTRY_OPTIONS,
  RELEASES,
  type ReadingOptions,
  type RegistryOptions,
} from './registry-options.ts';
import { openReleaseShelf } from './release-shelf.ts';
import { ShapesController } from './shapes.controller.ts';
import { WellKnownController } from './well-known.controller.ts';

const READERS = [ReadingsController, ProblemsController];

/** The write side: submissions, revocations, readings by digest, releases, and the instance's identity. */
@Module({})
export class RegistryModule {
  static forRoot(options: RegistryOptions): DynamicModule {
    return {
      module: RegistryModule,
      controllers: [CredentialsController, WellKnownController, ShapesController, ...READERS],
      providers: [
        { provide: REGISTRY_OPTIONS, useValue: options },
        { provide: IDEMPOTENCY, useValue: new IdempotencyLedger(options.answers, options.clock) },
        { provide: RELEASES, useValue: openReleaseShelf(options.releases.folder) },
      ],
    };
  }

  /** What the pages of a process that only reads lead to: readings by digest, and what a code means. */
  static forReading(options: ReadingOptions): DynamicModule {
    return {
      module: RegistryModule,
      controllers: READERS,
      providers: [{ provide: REGISTRY_OPTIONS, useValue: options }],
    };
  }
}
