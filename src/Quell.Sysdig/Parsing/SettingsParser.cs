using System.Text.Json;
using Quell.Domain.Calls;
using Quell.Domain.Responses;

namespace Quell.Sysdig.Parsing;

/// <summary>Looks for an id and a name in the customer's settings, whose shape is not published.</summary>
internal static class SettingsParser
{
    private static readonly string[] s_ids =
    [
        "customerId",
        "tenantId",
        "accountId",
        "organizationId",
        "externalId",
        "id",
    ];

    private static readonly string[] s_names =
    [
        "customerName",
        "tenantName",
        "accountName",
        "organizationName",
        "companyName",
        "displayName",
        "name",
    ];

    private static readonly string[] s_owners = ["customer", "tenant", "account", "organization", "settings", "user"];

    public static CallReading? Parse(JsonElement payload)
    {
        var settings = payload.Member("data", "result") is { ValueKind: JsonValueKind.Object } inner ? inner : payload;
        if (settings is { ValueKind: JsonValueKind.Array } && settings.GetArrayLength() == 1)
        {
            settings = settings[0];
        }

        if (settings.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var owner = settings.Member(s_owners) is { ValueKind: JsonValueKind.Object } named ? named : settings;
        return new CallReading.Settings(
            new TenantIdentity(
                (owner.Member(s_ids) ?? settings.Member(s_ids)).Text(),
                (owner.Member(s_names) ?? settings.Member(s_names)).Text()
            )
        );
    }
}
