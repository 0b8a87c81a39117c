using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Ports;
using Quell.Surfaces.Aws;

namespace Quell.Adapters.Tests.Surfaces.Aws;

/// <summary>The real aws program against an emulator: what is read is what was put there.</summary>
public sealed class EmulatedAwsTests(Emulator emulator) : IClassFixture<Emulator>
{
    private const string Trust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/oidc.example"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"oidc.example:sub":"system:serviceaccount:shop:checkout"}}}]}""";

    [Fact]
    public async Task Who_the_credentials_belong_to()
    {
        emulator.Needed();

        var caller = (
            await ReadAsync("aws identity", "sts", "get-caller-identity")
        ).ShouldBeOfType<CallReading.Caller>();

        caller.Account.ShouldBe("123456789012");
    }

    [Fact]
    public async Task A_role_with_its_policies()
    {
        emulator.Needed();
        var role = "shop-" + Guid.CreateVersion7().ToString("N")[..8];
        await PutAsync(
            "create-role",
            "--role-name",
            role,
            "--max-session-duration",
            "7200",
            "--assume-role-policy-document",
            Trust
        );
        await PutAsync(
            "attach-role-policy",
            "--role-name",
            role,
            "--policy-arn",
            "arn:aws:iam::aws:policy/ReadOnlyAccess"
        );
        await PutAsync(
            "put-role-policy",
            "--role-name",
            role,
            "--policy-name",
            "edge",
            "--policy-document",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}"""
        );

        var read = Facts(await ReadAsync("aws role", "iam", "get-role", "--role-name", role));
        read[FactKeys.RoleName].ShouldBe([role]);
        read[FactKeys.RoleMaxSession].ShouldBe(["7200"]);
        read[FactKeys.RoleManagedBy].ShouldBeEmpty();
        read[FactKeys.RoleBoundary].ShouldBeEmpty();
        read[FactKeys.RoleTrust].ShouldBe(["ServiceAccount/shop/checkout"]);
        Facts(await ReadAsync("aws attached policies", "iam", "list-attached-role-policies", "--role-name", role))[
            FactKeys.RoleAttached
        ]
            .ShouldBe(["arn:aws:iam::aws:policy/ReadOnlyAccess"]);
        Facts(await ReadAsync("aws inline policies", "iam", "list-role-policies", "--role-name", role))[
            FactKeys.RoleInline
        ]
            .ShouldBe(["edge"]);
    }

    [Fact]
    public async Task A_user_with_the_keys_and_their_last_use()
    {
        emulator.Needed();
        var user = "ci-" + Guid.CreateVersion7().ToString("N")[..8];
        await PutAsync("create-user", "--user-name", user);
        await PutAsync("create-access-key", "--user-name", user);

        var key = Facts(await ReadAsync("aws keys", "iam", "list-access-keys", "--user-name", user))[FactKeys.UserKeys]
            .ShouldHaveSingleItem();
        key.ShouldMatch("^AKIA[A-Z0-9]{16} status=Active created=20[0-9-]+T[0-9:]+Z$");

        var id = key.Split(' ')[0];
        Facts(await ReadAsync("aws key last used", "iam", "get-access-key-last-used", "--access-key-id", id))[
            FactKeys.KeyLastUsed
        ]
            .ShouldHaveSingleItem()
            .ShouldStartWith(id);
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found_and_what_the_service_cannot_do_is_its_failure()
    {
        emulator.Needed();

        (await OutcomeAsync("aws role", "iam", "get-role", "--role-name", "no-such-role"))
            .ShouldBeOfType<CallOutcome.Refused>()
            .Refusal.Kind.ShouldBe(RefusalKind.NotFound);
        (
            await OutcomeAsync(
                "aws cloudtrail",
                "cloudtrail",
                "lookup-events",
                "--lookup-attributes",
                "AttributeKey=Username,AttributeValue=ada"
            )
        )
            .ShouldBeOfType<CallOutcome.Refused>()
            .Refusal.Kind.ShouldBe(RefusalKind.ServerError);
    }

    [Fact]
    public async Task The_fingerprint_names_the_account_and_the_emulator()
    {
        emulator.Needed();
        using var aws = new AwsSurface(emulator.Programs, TimeProvider.System);

        var call = Call("x", ["iam", "get-role"]);
        var asked = IdentityCalls.For(CaseState.Empty, call).ShouldNotBeNull();
        var answer = await aws.ReadAsync(asked, TestContext.Current.CancellationToken);

        (await aws.FingerprintAsync(call, answer.Outcome, TestContext.Current.CancellationToken)).ShouldBe(
            $"aws account=123456789012 partition=aws endpoint={emulator.Address}"
        );
    }

    private async Task<CallReading> ReadAsync(string source, params string[] arguments) =>
        (await OutcomeAsync(source, arguments)).ShouldBeOfType<CallOutcome.Answered>().Reading;

    private async Task<CallOutcome> OutcomeAsync(string source, params string[] arguments)
    {
        using var aws = new AwsSurface(emulator.Programs, TimeProvider.System);
        return (await aws.ReadAsync(Call(source, arguments), TestContext.Current.CancellationToken)).Outcome;
    }

    /// <summary>Puts something into the emulator, past the surface and the gate, which would not allow it.</summary>
    private async Task PutAsync(params string[] arguments)
    {
        var outcome = await emulator.Programs.RunAsync(
            new ProgramRun("aws", [.. Line(["iam", .. arguments])[1..]], TimeSpan.FromSeconds(60), 1024 * 1024),
            TestContext.Current.CancellationToken
        );
        outcome.ShouldBeOfType<ProgramOutcome.Exited>().Code.ShouldBe(0, string.Join(' ', arguments));
    }

    private ImmutableArray<string> Line(IEnumerable<string> arguments) =>
        ["aws", .. arguments, "--region", "us-east-1", "--output", "json", "--endpoint-url", emulator.Address!];

    private OutsideCall Call(string source, IEnumerable<string> arguments) =>
        new()
        {
            Key = CallKeys.Of("s1.r0", source),
            Surface = Surface.Aws,
            Request = new CallRequest.Command(Line(arguments)),
            Target = new CallTarget(null, null, "emulator"),
            Purpose = "reading from the emulator",
            Effect = Effect.Read,
        };

    private static Dictionary<string, ImmutableArray<string>> Facts(CallReading reading) =>
        reading
            .ShouldBeOfType<CallReading.Readings>()
            .Facts.ToDictionary(fact => fact.Key, fact => fact.Values, StringComparer.Ordinal);
}
