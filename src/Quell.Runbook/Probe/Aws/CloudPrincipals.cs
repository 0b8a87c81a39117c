using System.Text.RegularExpressions;
using Quell.Domain.Facts;
using Quell.Domain.Text;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Probe.Aws;

/// <summary>Which identity to read: the one that the cloud event names, else the role of the workload's ServiceAccount.</summary>
public static partial class CloudPrincipals
{
    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>The identity, or in words why there is none to read.</summary>
    public static (CloudPrincipal? Principal, string? Why) Of(CaseState state)
    {
        if (state.Facts[FactKeys.CloudUserArn].AllReadings is [.., var user])
        {
            return InAccount(state, OfArn(user.Values.FirstOrDefault(), user.Citation.Source));
        }
        return state.Facts[FactKeys.CloudIdentity] switch
        {
            Fact.Known { Reading: var reading } => InAccount(state, OfWorkload(reading)),
            Fact.Conflicting => (null, "the sources name different identities"),
            _ => (null, "no source names the identity yet"),
        };
    }

    private static (CloudPrincipal? Principal, string? Why) OfWorkload(FactReading reading)
    {
        foreach (var value in reading.Values)
        {
            if (RoleOf().Match(value) is { Success: true } role)
            {
                return OfArn(role.Groups["arn"].Value, reading.Citation.Source);
            }
        }
        return reading.Values.IsEmpty
            ? (null, "the workload has no cloud identity of its own")
            : (null, "it is the node's role, which the allowed calls do not name");
    }

    private static (CloudPrincipal? Principal, string? Why) OfArn(string? arn, string source)
    {
        if (arn is null || !(Alphabets.Matches(Alphabet.IamArn, arn) || Alphabets.Matches(Alphabet.StsArn, arn)))
        {
            return arn?.EndsWith(":root", StringComparison.Ordinal) == true
                ? (null, "it is the account's root user, which has no role and no user of its own")
                : (null, $"{Printable.Of(arn, 120)} is not {Alphabets.Describe(Alphabet.IamArn)}");
        }
        var parts = arn.Split(':');
        var path = parts[5].Split('/');
        var principal = path[0] switch
        {
            "user" => new CloudPrincipal(CloudPrincipal.What.User, path[^1], null, parts[4], source),
            "role" => new CloudPrincipal(CloudPrincipal.What.Role, path[^1], null, parts[4], source),
            "assumed-role" => new CloudPrincipal(
                CloudPrincipal.What.Role,
                path[1],
                path.Length > 2 ? path[2] : null,
                parts[4],
                source
            ),
            _ => null,
        };
        return principal is null ? (null, $"{Printable.Of(path[0], 40)} is neither a role nor a user")
            : Alphabets.Matches(Alphabet.IamName, principal.Name) ? (principal, null)
            : (null, "its name is not put on a command line");
    }

    private static (CloudPrincipal? Principal, string? Why) InAccount(
        CaseState state,
        (CloudPrincipal? Principal, string? Why) found
    ) =>
        found.Principal is { } principal
        && (state.CloudAccount ?? state.AwsCaller?.Account) is { } account
        && !string.Equals(principal.Account, account, StringComparison.Ordinal)
            ? (null, $"it is of account {principal.Account}, which is outside this threat's account")
            : found;

    [GeneratedRegex(@"\A(irsa|podIdentity) role=(?<arn>\S+)\z", Plain, Timeout.Infinite)]
    private static partial Regex RoleOf();
}
