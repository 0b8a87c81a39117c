using Quell.Lab.World;

namespace Quell.Lab.Tests.Programs;

public sealed class AwsTests
{
    private const string AsJson = "--output json";

    [Fact]
    public async Task The_caller_is_who_the_scenario_says()
    {
        await using var client = await Client.ConnectAsync();

        var caller = await client.ReadAsync($"aws sts get-caller-identity {AsJson}");

        caller.Select(e => e.Key).ShouldBe(["UserId", "Account", "Arn"]);
        Json.Text(caller, "Account").ShouldBe("111122223333");
        Json.Text(caller, "Arn").ShouldStartWith("arn:aws:sts::111122223333:assumed-role/");
    }

    [Fact]
    public async Task A_role_is_printed_with_its_trust_and_its_policies_by_their_own_calls()
    {
        await using var client = await Client.ConnectAsync();

        var role = await client.ReadAsync($"aws iam get-role --role-name shop-checkout {AsJson}");
        var attached = await client.ReadAsync(
            $"aws iam list-attached-role-policies --role-name shop-checkout {AsJson}"
        );
        var inline = await client.ReadAsync($"aws iam list-role-policies --role-name shop-checkout {AsJson}");
        var entities = await client.ReadAsync(
            $"aws iam list-entities-for-policy --policy-arn arn:aws:iam::111122223333:policy/shop-orders-write {AsJson}"
        );

        Json.Text(role, "Role", "Arn").ShouldBe("arn:aws:iam::111122223333:role/shop-checkout");
        Json.Text(role, "Role", "MaxSessionDuration").ShouldBe("3600");
        Json.Text(role, "Role", "CreateDate").ShouldEndWith("+00:00");
        Json.Items(role, "Role", "AssumeRolePolicyDocument", "Statement").Count().ShouldBe(1);
        Json.Text(Json.Items(attached, "AttachedPolicies").Single(), "PolicyName").ShouldBe("shop-orders-write");
        inline["PolicyNames"]!.AsArray().ShouldBeEmpty();
        Json.Text(Json.Items(entities, "PolicyRoles").Single(), "RoleName").ShouldBe("shop-checkout");
    }

    [Fact]
    public async Task Keys_are_listed_with_their_last_use()
    {
        await using var client = await Client.ConnectAsync("cloud-key");

        var keys = await client.ReadAsync($"aws iam list-access-keys --user-name ci-deploy {AsJson}");
        var id = Json.Text(Json.Items(keys, "AccessKeyMetadata").First(), "AccessKeyId");
        var used = await client.ReadAsync($"aws iam get-access-key-last-used --access-key-id {id} {AsJson}");

        Json.Text(used, "UserName").ShouldBe("ci-deploy");
        Json.Text(used, "AccessKeyLastUsed", "ServiceName").ShouldBe("iam");
    }

    [Fact]
    public async Task The_trail_has_what_was_detected_and_what_the_scenario_adds_newest_first()
    {
        await using var client = await Client.ConnectAsync("cloud-key");

        var trail = await client.ReadAsync(
            $"aws cloudtrail lookup-events --lookup-attributes AttributeKey=Username,AttributeValue=ci-deploy {AsJson}"
        );
        var page = await client.ReadAsync($"aws cloudtrail lookup-events --max-items 2 {AsJson}");

        var times = Json.Items(trail, "Events").Select(e => Json.Text(e, "EventTime")).ToList();
        times.Count.ShouldBeGreaterThan(2);
        times.ShouldBe(times.OrderDescending(StringComparer.Ordinal));
        Json.Items(trail, "Events").Select(e => Json.Text(e, "Username")).Distinct().ShouldBe(["ci-deploy"]);
        Json.Text(Json.Items(trail, "Events").First(), "CloudTrailEvent").ShouldContain("198.51.100.77");
        Json.Items(page, "Events").Count().ShouldBe(2);
        Json.Text(page, "NextToken").ShouldNotBeEmpty();
        var next = await client.ReadAsync(
            $"aws cloudtrail lookup-events --max-items 2 --starting-token {Json.Text(page, "NextToken")} {AsJson}"
        );
        Json.Text(Json.Items(next, "Events").First(), "EventId")
            .ShouldNotBe(Json.Text(Json.Items(page, "Events").First(), "EventId"));
    }

    [Theory]
    [InlineData(
        "iam get-role --role-name nope",
        254,
        "\nAn error occurred (NoSuchEntity) when calling the GetRole operation: The role with name nope cannot be found.\n"
    )]
    [InlineData(
        "iam list-access-keys --user-name nope",
        254,
        "\nAn error occurred (NoSuchEntity) when calling the ListAccessKeys operation: The user with name nope cannot be found.\n"
    )]
    [InlineData("iam get-role", 252, "aws: error: the following arguments are required: --role-name\n")]
    [InlineData("iam get-role --role-name x --debug", 252, "Unknown options: --debug\n")]
    [InlineData("iam create-user", 252, "aws: error: argument operation: Found invalid choice 'create-user'\n")]
    public async Task Errors_have_the_clients_words_and_exit_codes(string line, int code, string error)
    {
        await using var client = await Client.ConnectAsync("cloud-key");

        var exited = await client.RunAsync($"aws {line} {AsJson}");

        (exited.Code, exited.Error).ShouldBe((code, error));
    }

    [Fact]
    public async Task Without_an_account_there_are_no_credentials()
    {
        await using var client = await Client.ConnectAsync("nothing-works");

        var exited = await client.RunAsync($"aws sts get-caller-identity {AsJson}");

        exited.Code.ShouldBe(253);
        exited.Error.ShouldStartWith("Unable to locate credentials.");
    }

    [Fact]
    public async Task A_forbidden_operation_names_the_caller_and_the_action()
    {
        await using var client = await Client.ConnectWithAsync(
            """
            account:
              id: "111122223333"
              caller: arn:aws:iam::111122223333:user/junior
              profile: work
              forbidden: ["iam:GetRole"]
              roles: [{ RoleName: shop, Arn: "arn:aws:iam::111122223333:role/shop" }]
            """
        );

        var forbidden = await client.RunAsync($"aws iam get-role --role-name shop {AsJson}");
        var listed = await client.ReadAsync($"aws iam list-roles {AsJson}");
        var profile = await client.RunAsync($"aws iam list-roles --profile play {AsJson}");

        forbidden.Code.ShouldBe(254);
        forbidden.Error.ShouldContain(
            "(AccessDenied) when calling the GetRole operation: User: arn:aws:iam::111122223333:user/junior is not authorized to perform: iam:GetRole on resource: role shop"
        );
        Json.Items(listed, "Roles").Count().ShouldBe(1);
        (profile.Code, profile.Error).ShouldBe((255, "The config profile (play) could not be found\n"));
    }

    [Fact]
    public async Task A_quarantined_user_has_the_policy_that_denies_everything()
    {
        await using var client = await Client.ConnectAsync("cloud-key");
        await client.SubmitAsync(
            "IAM_QUARANTINE",
            """{"cloudProvider.name":"aws","cloudProvider.account.id":"111122223333","ct.user":"ci-deploy"}"""
        );
        client.Pass(60);

        var attached = await client.ReadAsync($"aws iam list-attached-user-policies --user-name ci-deploy {AsJson}");

        Json.Items(attached, "AttachedPolicies")
            .Select(p => Json.Text(p, "PolicyName"))
            .ShouldContain(name => name.StartsWith("sysdig-secure-ra-deny-"));
    }
}
