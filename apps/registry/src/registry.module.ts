import { Module, type DynamicModule } from '@nestjs/common';
import { CredentialsController } from './credentials.controller.ts';
import { IdempotencyLedger } from './idempotency.ts';
import { ProblemsController } from './problems.controller.ts';
import { IDEMPOTENCY, REGISTRY_OPTIONS, RELEASES, type RegistryOptions } from './registry-options.ts';
import { openReleaseShelf } from './release-shelf.ts';
import { ShapesController } from './shapes.controller.ts';
import { WellKnownController } from './well-known.controller.ts';

/** The write side: submissions, revocations, readings by digest, releases, and the instance's identity. */
@Module({})
export class RegistryModule {
  static forRoot(options: RegistryOptions): DynamicModule {
    return {
      module: RegistryModule,
      controllers: [CredentialsController, WellKnownController, ProblemsController, ShapesController],
      providers: [
        { provide: REGISTRY_OPTIONS, useValue: options },
        { provide: IDEMPOTENCY, useValue: new IdempotencyLedger(options.store, options.clock) },
        { provide: RELEASES, useValue: openReleaseShelf(options.releases.folder) },
      ],
    };
  }
}
