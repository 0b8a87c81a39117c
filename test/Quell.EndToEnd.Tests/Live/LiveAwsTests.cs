using Quell.Adapters.Tests.Surfaces.Aws;

namespace Quell.EndToEnd.Tests.Live;

/// <summary>The real aws program against an emulated account, through Quell; each change is seen by a second client.</summary>
public sealed class LiveAwsTests(Emulator emulator) : IClassFixture<Emulator>
{
    private const string DenyAll = "arn:aws:iam::aws:policy/AWSDenyAll";
    private readonly LiveAccount _account = new(emulator);

    [Fact]
    public async Task Everything_is_denied_to_a_role_and_the_denial_is_taken_off_again()
    {
        emulator.Needed();
        var role = Named("checkout");
        await _account.MakeRoleAsync(role);
        using var run = new LiveRun(
            LiveScenario.OfIdentity("session", LiveAccount.SessionArn(role), "AssumedRole"),
            _account.Variables
        );

        await run.RespondAsync(LiveAnswers.Choose("ATTACH_DENY_POLICY"));

        run.Said("ATTACH_DENY_POLICY done.");
        (await _account.AttachedAsync(role)).ShouldBe([DenyAll]);

        await run.UndoAsync(LiveAnswers.Choose("UNDO_ATTACH_DENY_POLICY"));

        run.Said("UNDO_ATTACH_DENY_POLICY done.");
        run.Consequence("Whoever holds a session or a token for the role can use it again at once.");
        (await _account.AttachedAsync(role)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_is_made_inactive_and_active_again()
    {
        emulator.Needed();
        var user = Named("ci");
        var key = await _account.MakeUserAsync(user);
        using var run = Leaked(user);

        await run.RespondAsync(LiveAnswers.Choose("DEACTIVATE_KEY"));

        run.Said("DEACTIVATE_KEY done.");
        (await _account.KeysAsync(user)).ShouldBe([$"{key} Inactive"]);

        await run.UndoAsync(LiveAnswers.Choose("UNDO_DEACTIVATE_KEY"));

        run.Said("UNDO_DEACTIVATE_KEY done.");
        (await _account.KeysAsync(user)).ShouldBe([$"{key} Active"]);
    }

    [Fact]
    public async Task A_key_that_somebody_else_made_active_meanwhile_is_left_alone()
    {
        emulator.Needed();
        var user = Named("shared");
        var key = await _account.MakeUserAsync(user);
        using var run = Leaked(user);
        await run.RespondAsync(LiveAnswers.Choose("DEACTIVATE_KEY"));
        run.Said("DEACTIVATE_KEY done.");
        await _account.CallAsync("UpdateAccessKey", ("UserName", user), ("AccessKeyId", key), ("Status", "Active"));

        await run.UndoAsync(LiveAnswers.Choose("UNDO_DEACTIVATE_KEY"), "DEACTIVATE_KEY");

        run.Said("stands as it stood before: somebody has taken it back already");
        (await _account.KeysAsync(user)).ShouldBe([$"{key} Active"]);
    }

    [Fact]
    public async Task An_inactive_key_is_deleted_for_good()
    {
        emulator.Needed();
        var user = Named("old");
        var key = await _account.MakeUserAsync(user);
        await _account.CallAsync("UpdateAccessKey", ("UserName", user), ("AccessKeyId", key), ("Status", "Inactive"));
        using var run = Leaked(user);

        await run.RespondAsync(LiveAnswers.Choose("DELETE_KEY"));

        run.Said("DELETE_KEY done.");
        (await _account.KeysAsync(user)).ShouldBeEmpty();
        await run.UndoAsync(LiveAnswers.Choose());
        run.Said("DELETE_KEY: no undo by Quell. By hand:");
    }

    private LiveRun Leaked(string user) =>
        new(LiveScenario.OfIdentity(user, LiveAccount.UserArn(user), "IAMUser"), _account.Variables);

    private static string Named(string name) => $"{name}-{Guid.CreateVersion7().ToString("N")[..8]}";
}
