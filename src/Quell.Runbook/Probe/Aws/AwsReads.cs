using System.Collections.Immutable;
using System.Globalization;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Domain.Text;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Probe.Aws;

/// <summary>The reads of aws in one round: those about the identity side by side, its keys' last use after the keys.</summary>
public static class AwsReads
{
    private const int MostKeys = 5;
    private static readonly TimeSpan s_window = TimeSpan.FromHours(24);

    public static ImmutableArray<OutsideCall> Round(CaseState state, int round)
    {
        if (!state.MayRead(Surface.Aws) || CloudPrincipals.Of(state).Principal is not { } who)
        {
            return [];
        }
        var scope = $"{state.Scope}.r{round}";
        return
        [
            .. who.Kind == CloudPrincipal.What.Role ? OfRole(state, scope, who.Name) : OfUser(state, scope, who.Name),
            .. Trails(state, scope, who),
        ];
    }

    private static IEnumerable<OutsideCall> OfRole(CaseState state, string scope, string role) =>
        new[] { RoleRecipe.Role, RolePolicyRecipes.Attached, RolePolicyRecipes.Inline }.Select(recipe =>
            Call(state, scope, recipe, ["--role-name", role], $"role {role}")
        );

    private static IEnumerable<OutsideCall> OfUser(CaseState state, string scope, string user)
    {
        var keys = Call(state, scope, UserKeyRecipes.Keys, ["--user-name", user], $"user {user}");
        yield return keys;
        if (state.Reading(keys.Key) is not CallReading.Readings { Facts: [{ Values: var listed }, ..] })
        {
            yield break;
        }
        foreach (var (index, id) in UserKeyRecipes.Ids(listed).Take(MostKeys).Index())
        {
            yield return Call(
                state,
                scope,
                UserKeyRecipes.LastUsed,
                ["--access-key-id", id],
                $"access key {id}",
                variant: index
            );
        }
    }

    /// <summary>One attribute a call. What IAM and STS record lies in the region where IAM is at home as well.</summary>
    private static IEnumerable<OutsideCall> Trails(CaseState state, string scope, CloudPrincipal who)
    {
        var name = who.Kind == CloudPrincipal.What.User ? who.Name : who.Session;
        var regions = new[] { state.AwsRegion, HomeOf(state.AwsRegion) }.Distinct(StringComparer.Ordinal).ToList();
        foreach (var (index, region) in regions.Index())
        {
            if (name is not null && Alphabets.Matches(Alphabet.IamName, name) && IsLookedUp(name))
            {
                yield return Trail(state, scope, TrailRecipe.Trail, "Username", name, region, index);
            }
            if (who.Kind == CloudPrincipal.What.Role && IsLookedUp(who.Name))
            {
                yield return Trail(state, scope, TrailRecipe.TrailOfRole, "ResourceName", who.Name, region, index);
            }
        }
    }

    private static OutsideCall Trail(
        CaseState state,
        string scope,
        AwsRecipe recipe,
        string attribute,
        string value,
        string region,
        int variant
    )
    {
        var at = state.Threat?.At ?? state.SessionAt ?? DateTimeOffset.UnixEpoch;
        return Call(
            state,
            scope,
            recipe,
            [
                "--lookup-attributes",
                $"AttributeKey={attribute},AttributeValue={value}",
                "--start-time",
                Utc(at - s_window),
                "--end-time",
                Utc(at + s_window),
                "--max-items",
                TrailRecipe.MostOfCall.ToString(CultureInfo.InvariantCulture),
            ],
            $"CloudTrail of {value}",
            region,
            variant
        );
    }

    private static OutsideCall Call(
        CaseState state,
        string scope,
        AwsRecipe recipe,
        ImmutableArray<string> arguments,
        string what,
        string? region = null,
        int variant = 0
    ) =>
        AwsCalls.Read(
            state,
            CallKeys.Of(scope, recipe.Source, variant),
            recipe.Service,
            recipe.Operation,
            arguments,
            what,
            recipe.Purpose,
            region
        );

    /// <summary>A comma would begin another member of the shorthand.</summary>
    private static bool IsLookedUp(string name) => !name.Contains(',', StringComparison.Ordinal);

    private static string HomeOf(string region) =>
        region.StartsWith("cn-", StringComparison.Ordinal) ? "cn-north-1"
        : region.StartsWith("us-gov-", StringComparison.Ordinal) ? "us-gov-west-1"
        : "us-east-1";

    private static string Utc(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
