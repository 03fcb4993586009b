import { RegistryModule, type ReadingOptions, type RegistryOptions } from '../../registry/src/index.ts';
import { Module, type DynamicModule } from '@nestjs/common';
import { FRONT_OPTIONS, PagesController, type FrontOptions } from './pages.controller.ts';

/** The sides of one process, and its front. */
export interface CadastreOptions {
  readonly front: FrontOptions;
  /** Absent in a process that only reads: it has no key and no way to the network. */
  readonly registry?: RegistryOptions;
  /** In its place there: what the pages of the catalogue lead to. */
  readonly readings?: ReadingOptions;
  /** Absent in a process that only writes. */
  readonly catalogue?: DynamicModule;
}

@Module({})
export class CadastreModule {
  static forRoot({ front, registry, readings, catalogue }: CadastreOptions): DynamicModule {
    return {
      module: CadastreModule,
      imports: [
        ...(registry ? [RegistryModule.forRoot(registry)] : []),
        ...(readings ? [RegistryModule.forReading(readings)] : []),
        ...(catalogue ? [catalogue] : []),
      ],
      controllers: [PagesController],
      providers: [{ provide: FRONT_OPTIONS, useValue: front }],
    };
  }
}
