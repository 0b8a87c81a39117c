using System.Collections.Immutable;
using System.Text.Json;

namespace Quell.Runbook.Probe.Aws;

/// <summary>Who a role's trust policy lets assume it, as far as it names them.</summary>
internal static class TrustPolicy
{
    private const int Most = 50;
    private const string ServiceAccount = "system:serviceaccount:";

    /// <returns><c>ServiceAccount/namespace/name</c>, <c>Service/ec2.amazonaws.com</c>, an ARN, <c>*</c> each.</returns>
    public static ImmutableArray<string> Principals(JsonElement policy) =>
        [
            .. Statements(policy)
                .Where(statement => AwsJson.Text(statement, "Effect") is "Allow")
                .SelectMany(Of)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Take(Most),
        ];

    private static IEnumerable<JsonElement> Statements(JsonElement policy) =>
        AwsJson.Member(policy, "Statement") switch
        {
            { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
            { ValueKind: JsonValueKind.Object } one => [one],
            _ => [],
        };

    private static IEnumerable<string> Of(JsonElement statement)
    {
        var accounts = Subjects(statement)
            .Where(subject => subject.StartsWith(ServiceAccount, StringComparison.Ordinal))
            .Select(subject => "ServiceAccount/" + subject[ServiceAccount.Length..].Replace(':', '/'))
            .ToList();
        if (accounts.Count > 0)
        {
            return accounts.Select(account => AwsJson.Word(account)!);
        }
        return AwsJson.Member(statement, "Principal") switch
        {
            { ValueKind: JsonValueKind.String } anybody => [AwsJson.Word(anybody.GetString())!],
            { ValueKind: JsonValueKind.Object } by => by.EnumerateObject().SelectMany(Named),
            _ => [],
        };
    }

    private static IEnumerable<string> Named(JsonProperty principal) =>
        Texts(principal.Value)
            .Select(text => AwsJson.Word(principal.NameEquals("Service") ? "Service/" + text : text)!);

    /// <summary>The subjects that a web identity has to have, under whatever issuer: <c>…:sub</c>.</summary>
    private static IEnumerable<string> Subjects(JsonElement statement) =>
        AwsJson.Member(statement, "Condition") is { ValueKind: JsonValueKind.Object } condition
            ? condition
                .EnumerateObject()
                .Where(test => test.Value.ValueKind == JsonValueKind.Object)
                .SelectMany(test => test.Value.EnumerateObject())
                .Where(test => test.Name.EndsWith(":sub", StringComparison.Ordinal))
                .SelectMany(test => Texts(test.Value))
            : [];

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
