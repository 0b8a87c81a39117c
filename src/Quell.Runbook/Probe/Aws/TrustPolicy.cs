using System.Collections.Immutable;
using System.Text.Json;

namespace Quell.Runbook.Probe.Aws;

/// <summary>Who a role's trust policy lets assume it, as far as it names them.</summary>
internal static class TrustPolicy
{
    private const int Most = 50;
    private const string NearlyEverybody = "NotPrincipal (nearly everybody)";
    private const string NotUnderstood = "not understood";
    private const string ServiceAccount = "system:serviceaccount:";

    /// <returns>
    /// <c>ServiceAccount/namespace/name</c>, <c>Service/ec2.amazonaws.com</c>, an ARN, <c>*</c> each; in words what names
    /// nobody, what is not understood, and that there are more.
    /// </returns>
    public static ImmutableArray<string> Principals(JsonElement policy)
    {
        var all = Statements(policy)
            .Where(statement => AwsJson.Text(statement, "Effect") is "Allow")
            .SelectMany(Of)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(InWords)
            .ThenBy(principal => principal, StringComparer.Ordinal)
            .ToList();
        return all.Count > Most ? [.. all.Take(Most), $"incomplete: cut at {Most} of {all.Count}"] : [.. all];
    }

    /// <summary>What names nobody stands first, where no bound cuts it.</summary>
    private static int InWords(string principal) => principal is NearlyEverybody or NotUnderstood ? 0 : 1;

    private static IEnumerable<JsonElement> Statements(JsonElement policy) =>
        AwsJson.Member(policy, "Statement") switch
        {
            { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
            { ValueKind: JsonValueKind.Object } one => [one],
            _ => [],
        };

    private static IEnumerable<string> Of(JsonElement statement)
    {
        var (named, others) = Subjects(statement);
        var accounts = named
            .Where(IsAccount)
            .Select(subject => AwsJson.Word("ServiceAccount/" + subject[ServiceAccount.Length..].Replace(':', '/'))!)
            .ToList();
        if (accounts.Count > 0 && named.All(IsAccount))
        {
            return accounts;
        }
        var all = accounts
            .Concat(Principal(statement))
            .Concat(others && named.Count == 0 ? [NotUnderstood] : [])
            .ToList();
        return all.Count > 0 ? all : [NotUnderstood];
    }

    private static IEnumerable<string> Principal(JsonElement statement) =>
        AwsJson.Member(statement, "NotPrincipal") is not null
            ? [NearlyEverybody]
            : AwsJson.Member(statement, "Principal") switch
            {
                { ValueKind: JsonValueKind.String } anybody => [AwsJson.Word(anybody.GetString())!],
                { ValueKind: JsonValueKind.Object } by => by.EnumerateObject().SelectMany(Named),
                _ => [],
            };

    private static bool IsAccount(string subject) => subject.StartsWith(ServiceAccount, StringComparison.Ordinal);

    private static IEnumerable<string> Named(JsonProperty principal) =>
        Texts(principal.Value)
            .Select(text => AwsJson.Word(principal.NameEquals("Service") ? "Service/" + text : text)!);

    /// <summary>
    /// The subjects that a web identity has to have, under whatever issuer: <c>…:sub</c>; and whether one is tested in
    /// another way, which may name those that it excludes.
    /// </summary>
    private static (List<string> Named, bool Others) Subjects(JsonElement statement)
    {
        if (AwsJson.Member(statement, "Condition") is not { ValueKind: JsonValueKind.Object } condition)
        {
            return ([], false);
        }
        var tests = condition
            .EnumerateObject()
            .Where(test => test.Value.ValueKind == JsonValueKind.Object)
            .SelectMany(test => test.Value.EnumerateObject().Select(of => (Operator: test.Name, Of: of)))
            .Where(test => test.Of.Name.EndsWith(":sub", StringComparison.Ordinal))
            .ToLookup(test => test.Operator is "StringEquals" or "StringLike");
        return ([.. tests[true].SelectMany(test => Texts(test.Of.Value))], tests[false].Any());
    }

    private static IEnumerable<string> Texts(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array => value
                .EnumerateArray()
                .Where(item => item.ValueKind == JsonValueKind.String)
                .Select(item => item.GetString()!),
            _ => [],
        };
}
