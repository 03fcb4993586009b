import { Controller, Get, Header, Inject } from '@nestjs/common';
import { REGISTRY_OPTIONS, type RegistryOptions } from './registry-options.ts';

/** The instance's own DID document and chain: what peers resolve, or pin. */
@Controller('.well-known')
export class WellKnownController {
  readonly #options: RegistryOptions;

  constructor(@Inject(REGISTRY_OPTIONS) options: RegistryOptions) {
    this.#options = options;
  }

  @Get('did.json')
  @Header('Content-Type', 'application/json')
  @Header('Cache-Control', 'public, max-age=300')
  didDocument(): object {
    return this.#options.identity.didDocument;
  }

  @Get('x509CertificateChain.pem')
  @Header('Content-Type', 'application/x-pem-file')
  @Header('Cache-Control', 'public, max-age=300')
  chain(): string {
    return this.#options.identity.chainPem;
  }
}
