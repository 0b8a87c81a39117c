namespace Quell.Runbook.AllowLists;

/// <summary>The grammar of the aws lines that the runbook allows.</summary>
internal static class Aws
{
    public const string EndpointFlag = "endpoint-url";

    public static AllowVerdict Check(IReadOnlyList<string> argv, AllowListOptions options)
    {
        if (argv.Count < 3 || AwsOperations.Find(argv[1], argv[2]) is not { } operation)
        {
            var words = string.Join(' ', argv.Skip(1).Take(2));
            return AllowList.Refuse(
                AllowRules.Verb,
                $"The operation {AllowList.Quote(words)} of aws is not on the list."
            );
        }

        IReadOnlyList<FlagRule> flags =
        [
            .. AwsFlags.Common,
            new(EndpointFlag, FlagForm.Value, url => options.LoopbackEndpoints && Loopback.Is(url)),
            .. operation.Flags,
        ];
        if (!ParsedLine.TryParse(argv, 3, flags, out var line, out var refused))
        {
            return refused;
        }

        return line.Words.Count > 0
            ? AllowList.Refuse(
                AllowRules.Target,
                $"The operation takes no words, not {AllowList.Quote(line.Words[0])}."
            )
            : new AllowVerdict.Allowed(operation.Access, $"aws {argv[1]} {argv[2]}")
            {
                Verb = argv[2],
                Resource = argv[1],
                Name = operation.Subject is null ? null : line[operation.Subject],
                Arguments = line.Arguments,
            };
    }
}
