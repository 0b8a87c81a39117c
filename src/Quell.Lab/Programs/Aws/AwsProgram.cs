using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Quell.Lab.Programs.Printing;
using Quell.Lab.Scenarios;
using Quell.Lab.World;

namespace Quell.Lab.Programs.Aws;

/// <summary>aws: sts get-caller-identity, iam's readings, cloudtrail lookup-events.</summary>
internal static class AwsProgram
{
    private const int BadUsage = 252;
    private const int BadConfiguration = 253;
    private const int ServiceError = 254;
    private const int OtherError = 255;

    private const string Common =
        "output region profile cli-connect-timeout cli-read-timeout endpoint-url max-items page-size starting-token"
        + " no-paginate?";

    public static Printed Run(Around around, ImmutableArray<string> arguments)
    {
        if (arguments.Length < 2)
        {
            return Printed.Failed("aws: error: the following arguments are required: command", BadUsage);
        }

        var name = $"{arguments[0]} {arguments[1]}";
        if ((AwsOperations.Find(name) ?? AwsWrite.Find(name)) is not { } operation)
        {
            return Printed.Failed($"aws: error: argument operation: Found invalid choice '{arguments[1]}'", BadUsage);
        }

        var line = CommandLine.Read(arguments, 2, $"{Common} {operation.Flags}".TrimEnd());
        if (line.Unknown is { } unknown)
        {
            return Printed.Failed($"Unknown options: {unknown}", BadUsage);
        }

        if (line.Bare is { } bare)
        {
            return Printed.Failed($"aws: error: argument {bare}: expected one argument", BadUsage);
        }

        var missing = operation.Needed.Where(f => line[f] is null).Select(f => "--" + f).ToList();
        return missing.Count > 0
            ? Printed.Failed(
                $"aws: error: the following arguments are required: {string.Join(", ", missing)}",
                BadUsage
            )
            : Call(around, line, name, operation);
    }

    private static Printed Call(Around around, CommandLine line, string name, AwsOperation operation)
    {
        if (around.Script.Account is not { Provider: "aws", Caller: { } caller } account)
        {
            return Printed.Failed(
                "Unable to locate credentials. You can configure credentials by running \"aws configure\".",
                BadConfiguration
            );
        }

        if (line["profile"] is { } profile && account.Profile is { } known && profile != known)
        {
            return Printed.Failed($"The config profile ({profile}) could not be found", OtherError);
        }

        var action = $"{name.Split(' ')[0]}:{operation.Api}";
        try
        {
            if (account.Forbidden.Contains(action, StringComparer.Ordinal))
            {
                throw new AwsRefusal(
                    "AccessDenied",
                    $"User: {caller} is not authorized to perform: {action} on resource:"
                        + $" {Resource(account, line, operation)} because no identity-based policy allows the {action} action"
                );
            }

            var answer = operation.Answer(new AwsAccount(around, account), line);
            return AwsWrite.Find(name) is null
                ? Printed.Done(JsonText.Write(Paging.Cut(answer, line), sorted: false))
                : Printed.Done(string.Empty) with
                {
                    Write = AwsWrite.Of(name.Split(' ')[1], operation, line),
                };
        }
        catch (AwsRefusal refusal)
        {
            return Printed.Failed(
                $"\nAn error occurred ({refusal.Code}) when calling the {operation.Api} operation: {refusal.Message}",
                ServiceError
            );
        }
    }

    private static string Resource(AccountSpec account, CommandLine line, AwsOperation operation)
    {
        foreach (var what in new[] { "role", "user", "group" })
        {
            if (operation.Needed.Contains(what + "-name", StringComparer.Ordinal))
            {
                return $"{what} {line[what + "-name"]}";
            }
        }

        return operation.Api.StartsWith("Lookup", StringComparison.Ordinal)
            ? "*"
            : $"arn:aws:iam::{account.Id}:{(operation.Api is "ListRoles" ? "role" : "user")}/";
    }
}
