import { RegistryModule, type RegistryOptions } from '../../registry/src/index.ts';
import { Module, type DynamicModule } from '@nestjs/common';
import { FRONT_OPTIONS, PagesController, type FrontOptions } from './pages.controller.ts';

/** Both sides in one process, and the front. */
export interface CadastreOptions {
  readonly front: FrontOptions;
  /** Absent in a process that only reads: it has no key and no way to the network. */
  readonly registry?: RegistryOptions;
  /** Absent in a process that only writes. */
  readonly catalogue?: DynamicModule;
}

@Module({})
export class CadastreModule {
  static forRoot({ front, registry, catalogue }: CadastreOptions): DynamicModule {
    return {
      module: CadastreModule,
      imports: [...(registry ? [RegistryModule.forRoot(registry)] : []), ...(catalogue ? [catalogue] : [])],
      controllers: [PagesController],
      providers: [{ provide: FRONT_OPTIONS, useValue: front }],
    };
  }
}
