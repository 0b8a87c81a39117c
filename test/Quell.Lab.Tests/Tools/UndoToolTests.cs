namespace Quell.Lab.Tests.Tools;

public sealed class UndoToolTests
{
    private const string Pause = """{"host.id":"h1","container.id":"abcabcabcabc"}""";

    [Fact]
    public async Task An_undo_is_a_new_execution_that_names_the_old_one()
    {
        await using var client = await Client.ConnectWithAsync(string.Empty);
        var paused = await client.SubmitAsync("PAUSE_CONTAINER", Pause);
        client.Pass(10);

        var undo = await client.DocumentAsync(
            "undo_response_action",
            $$"""{"action_execution_id":"{{paused}}","caller_id":"me"}"""
        );
        client.Pass(10);
        var done = await client.StatusAsync(undo["id"]!.GetValue<string>());

        undo["id"]!.GetValue<string>().ShouldNotBe(paused);
        undo["status"]!.GetValue<string>().ShouldBe("ENQUEUED");
        done["actionType"]!.GetValue<string>().ShouldBe("UNPAUSE_CONTAINER");
        done["actionExecutionIdBeingUndone"]!.GetValue<string>().ShouldBe(paused);
        done["status"]!.GetValue<string>().ShouldBe("COMPLETED");
        done["callerId"]!.GetValue<string>().ShouldBe("me");
        (await client.StatusAsync(paused))["status"]!.GetValue<string>().ShouldBe("COMPLETED");
    }

    [Fact]
    public async Task What_the_forward_action_put_out_is_what_the_undo_takes()
    {
        await using var client = await Client.ConnectWithAsync(string.Empty);
        var quarantined = await client.SubmitAsync("FILE_QUARANTINE", """{"host.id":"h1","path.absolute":"/tmp/x"}""");
        client.Pass(10);
        var path = (await client.StatusAsync(quarantined))["outputs"]!["quarantined_file_path"]!.GetValue<string>();

        var undo = await client.DocumentAsync(
            "undo_response_action",
            $$"""{"action_execution_id":"{{quarantined}}"}"""
        );

        undo["actionType"]!.GetValue<string>().ShouldBe("FILE_UNQUARANTINE");
        undo["parameters"]!["quarantined_file_path"]!.GetValue<string>().ShouldBe(path);
        undo["parameters"]!["path.absolute"]!.GetValue<string>().ShouldBe("/tmp/x");
    }

    [Fact]
    public async Task What_cannot_be_undone_says_why()
    {
        await using var client = await Client.ConnectWithAsync(
            """
            outcomes:
              - { action: STOP_CONTAINER, result: failed, failure: { reason: r, message: m } }
            """
        );
        var killed = await client.SubmitAsync("KILL_PROCESS", """{"host.id":"h1","process.id":100,"startTime":-1}""");
        var failed = await client.SubmitAsync("STOP_CONTAINER", Pause);
        var paused = await client.SubmitAsync("PAUSE_CONTAINER", Pause);

        (await Error(client, paused)).ShouldContain("ENQUEUED, only a COMPLETED one");
        client.Pass(10);
        (await Error(client, "nobody")).ShouldContain("status code: 404");
        (await Error(client, killed)).ShouldContain("KILL_PROCESS cannot be undone");
        (await Error(client, failed)).ShouldContain("FAILED, only a COMPLETED one");
        await client.DocumentAsync("undo_response_action", $$"""{"action_execution_id":"{{paused}}"}""");
        (await Error(client, paused)).ShouldContain("undone already");
    }

    [Fact]
    public async Task An_undo_type_that_the_tenant_switched_off_is_refused()
    {
        await using var client = await Client.ConnectWithAsync("catalogue: { types: [PAUSE_CONTAINER] }");
        var paused = await client.SubmitAsync("PAUSE_CONTAINER", Pause);
        client.Pass(10);

        (await Error(client, paused)).ShouldContain("UNPAUSE_CONTAINER is not enabled");
    }

    private static Task<string> Error(Client client, string id) =>
        client.ErrorAsync("undo_response_action", $$"""{"action_execution_id":"{{id}}"}""");
}
