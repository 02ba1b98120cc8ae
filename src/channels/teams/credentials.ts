import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import type { ConfigurationServiceClientCredentialFactoryOptions } from 'botbuilder';
import type { TeamsConfig } from '../../config/config';

/** How the assistant proves itself to Teams, and Teams to the assistant. */
export function authenticationFor(config: TeamsConfig): ConfigurationBotFrameworkAuthentication {
  return new ConfigurationBotFrameworkAuthentication(
    {},
    new ConfigurationServiceClientCredentialFactory(credentialsFor(config)),
  );
}

/** Empty for the demo: without an app id botbuilder checks no signature. */
export function appIdOf(config: TeamsConfig): string {
  return config.kind === 'unauthenticated' ? '' : config.appId;
}

function credentialsFor(config: TeamsConfig): ConfigurationServiceClientCredentialFactoryOptions {
  switch (config.kind) {
    case 'secret':
      return { ...app('SingleTenant', config), MicrosoftAppPassword: config.password };
    case 'certificate':
      return {
        ...app('SingleTenant', config),
        CertificateThumbprint: config.thumbprint,
        CertificatePrivateKey: config.privateKey,
      };
    case 'managed_identity':
      return app('UserAssignedMsi', config);
    case 'unauthenticated':
      return {};
  }
}

/** The type is always named: without it botbuilder takes the app for a multi-tenant one. */
function app(type: 'SingleTenant' | 'UserAssignedMsi', config: { readonly appId: string; readonly tenantId: string }) {
  return { MicrosoftAppType: type, MicrosoftAppId: config.appId, MicrosoftAppTenantId: config.tenantId };
}
