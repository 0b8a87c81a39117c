using System.Globalization;
using System.Text.Json;
using Quell.Domain.Calls;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Probe.Aws;

namespace Quell.Runbook.Live;

/// <summary>
/// Whether CloudTrail shows that a change of an identity is enforced: the first call of it that was denied after the change.
/// What is attached or inactive is one thing, what is denied another, and the trail is late by up to a quarter of an hour.
/// </summary>
public static class EnforcementLook
{
    public const string Source = "enforcement";

    /// <summary>Where the denied calls stand in what was read.</summary>
    public const string Denied = "/Denied";

    /// <summary>Null where nothing names what to look for in the trail.</summary>
    public static OutsideCall? Of(CaseState state, CallState write)
    {
        if (CloudPrincipals.Of(state).Principal is not { } who || write.Call.Try is not { } tried)
        {
            return null;
        }
        var name = who.Kind == CloudPrincipal.What.User ? who.Name : who.Session;
        if (name is null)
        {
            return null;
        }
        return AwsCalls.Read(
            state,
            CallKeys.Of($"{state.Scope}.{tried}", Source),
            "cloudtrail",
            "lookup-events",
            [
                "--lookup-attributes",
                $"AttributeKey=Username,AttributeValue={name}",
                "--start-time",
                write.IntendedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                "--max-items",
                "50",
            ],
            $"CloudTrail of {name}",
            "looking whether a call was denied since the change"
        ) with
        {
            Try = tried,
            Fields = [Denied],
        };
    }

    /// <summary>The earliest denied call: its time and its name; null where none is among the events.</summary>
    internal static string? FirstDenied(JsonElement output) =>
        (AwsJson.Items(output, "Events") ?? [])
            .Where(IsDenied)
            .Select(record => $"{AwsJson.Time(record, "EventTime") ?? "?"} {AwsJson.Text(record, "EventName") ?? "?"}")
            .Order(StringComparer.Ordinal)
            .FirstOrDefault();

    private static bool IsDenied(JsonElement record)
    {
        try
        {
            using var inner = JsonDocument.Parse(AwsJson.Text(record, "CloudTrailEvent") ?? "{}");
            return AwsJson.Text(inner.RootElement, "errorCode")
                is "AccessDenied"
                    or "AccessDeniedException"
                    or "Client.UnauthorizedOperation"
                    or "UnauthorizedOperation"
                    or "InvalidClientTokenId";
        }
        catch (JsonException)
        {
            return false; // What cannot be read shows nothing.
        }
    }
}
