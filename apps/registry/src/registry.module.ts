import { Module, type DynamicModule } from '@nestjs/common';
import { CredentialsController } from './credentials.controller.ts';
import { IdempotencyLedger } from './idempotency.ts';
import { ProblemsController } from './problems.controller.ts';
import { IDEMPOTENCY, REGISTRY_OPTIONS, type RegistryOptions } from './registry-options.ts';
import { WellKnownController } from './well-known.controller.ts';

/** The write side: submissions, revocations, readings by digest, and the instance's identity. */
@Module({})
export class RegistryModule {
  static forRoot(options: RegistryOptions): DynamicModule {
    return {
      module: RegistryModule,
      controllers: [CredentialsController, WellKnownController, ProblemsController],
      providers: [
        { provide: REGISTRY_OPTIONS, useValue: options },
        { provide: IDEMPOTENCY, useValue: new IdempotencyLedger(options.store, options.clock) },
      ],
    };
  }
}
