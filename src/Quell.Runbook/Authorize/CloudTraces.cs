using System.Text.RegularExpressions;
using Quell.Domain.Facts;
using Quell.Domain.Text;
using Quell.Runbook.Cases;
using Quell.Runbook.Probe;
using Quell.Runbook.Understand;

namespace Quell.Runbook.Authorize;

/// <summary>What in the event or the case file implicates a cloud identity. Only that, or the person, is a reason to read AWS.</summary>
public static partial class CloudTraces
{
    private const RegexOptions Loose =
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    /// <summary>The reason in words, with its source in brackets; null where nothing implicates a cloud identity.</summary>
    public static string? Of(CaseState state)
    {
        if (
            state.Value(FactKeys.CloudProvider) is { } provider
            && !provider.Contains("aws", StringComparison.OrdinalIgnoreCase)
        )
        {
            return null;
        }
        return OfIdentity(state) ?? OfBehaviour(state) ?? OfCaseFile(state);
    }

    private static string? OfIdentity(CaseState state) =>
        state.Threat?.Field("ct.user.arn") is { } arn
            ? $"the event was caused by the cloud identity {Printable.Of(arn, 120)} [{ProbeSources.Event}]"
        : state.Threat?.Fields.Keys.Any(key => key.StartsWith("ct.", StringComparison.Ordinal)) == true
            ? $"the event is a cloud event [{ProbeSources.Event}]"
        : null;

    /// <summary>Metadata addresses, credential files and the techniques that are about cloud credentials.</summary>
    private static string? OfBehaviour(CaseState state)
    {
        if (state.Threat is not { } threat)
        {
            return null;
        }
        var told = threat.Fields.Values.Append(threat.Output).Append(threat.RuleName).OfType<string>();
        if (told.Select(text => Behaviour().Match(text)).FirstOrDefault(match => match.Success) is { } seen)
        {
            return $"the event mentions {Printable.Of(seen.Value, 60)} [{ProbeSources.Event}]";
        }
        return threat.RuleTags.Select(tag => Technique().Match(tag)).FirstOrDefault(match => match.Success) is { } tag
            ? $"the rule is about cloud credentials ({Printable.Of(tag.Value, 60)}) [{ProbeSources.Event}]"
            : null;
    }

    private static string? OfCaseFile(CaseState state) =>
        state.Found(UnderstandStep.PriorCase)?.ContainsKey("title") == true && state.CaseFile is { } file
            ? file
                .Facts.Select(fact =>
                    (
                        fact.Citation.Source,
                        Match: fact.Values.Select(value => Report().Match(value)).FirstOrDefault(match => match.Success)
                    )
                )
                .Where(said => said.Match is not null)
                .Select(said => $"the case file mentions {Printable.Of(said.Match!.Value, 60)} [{said.Source}]")
                .FirstOrDefault()
            : null;

    [GeneratedRegex(
        @"169\.254\.169\.254|169\.254\.170\.(2|23)\b|fd00:ec2::254|\.aws/credentials|instance metadata|metadata service|AWS credentials|AWS_(WEB_IDENTITY_TOKEN_FILE|ROLE_ARN|ACCESS_KEY_ID|CONTAINER_CREDENTIALS)|eks\.amazonaws\.com/serviceaccount|security-credentials",
        Loose,
        Timeout.Infinite
    )]
    private static partial Regex Behaviour();

    [GeneratedRegex(@"T1552[._]005|T1552[._]001|T1078[._]004|T1528|cloud_instance_metadata", Loose, Timeout.Infinite)]
    private static partial Regex Technique();

    [GeneratedRegex(
        @"\bIRSA\b|\bIMDS(v[12])?\b|instance metadata|\bIAM (role|user|key)s?\b|\bAssumeRole\w*|web identity|pod identity|\baccess keys?\b|169\.254\.169\.254|arn:aws[a-z-]*:(iam|sts)::",
        Loose,
        Timeout.Infinite
    )]
    private static partial Regex Report();
}
