using Quell.Domain.Calls;
using Quell.Surfaces.Aws;

namespace Quell.Adapters.Tests.Surfaces.Aws;

public sealed class AwsWriteRefusalTests
{
    [Theory]
    [InlineData("LimitExceeded", "Cannot exceed quota for PoliciesPerRole: 10", RefusalKind.LimitExceeded)]
    [InlineData(
        "UnmodifiableEntity",
        "Cannot perform the operation on the protected role 'AWSServiceRoleForX'",
        RefusalKind.Protected
    )]
    [InlineData(
        "AccessDenied",
        "User: arn:aws:iam::1:user/a is not authorized to perform: iam:AttachRolePolicy",
        RefusalKind.PermissionMissing
    )]
    [InlineData("ExpiredToken", "The security token included in the request is expired", RefusalKind.NotAuthenticated)]
    [InlineData("NoSuchEntity", "The role with name r cannot be found.", RefusalKind.NotFound)]
    [InlineData("ConcurrentModification", "try again", RefusalKind.Conflict)]
    public void A_refused_write_says_what_kind_of_no_it_was(string code, string message, RefusalKind kind) =>
        Of(code, message, isWrite: true).ShouldBeOfType<CallOutcome.Refused>().Refusal.Kind.ShouldBe(kind);

    [Theory]
    [InlineData("ServiceFailure")]
    [InlineData("InternalFailure")]
    [InlineData("503")]
    public void An_error_of_the_service_leaves_open_what_a_write_did_and_refuses_a_read(string code)
    {
        Of(code, "try again", isWrite: true).ShouldBeOfType<CallOutcome.NoReply>();
        Of(code, "try again", isWrite: false).ShouldBeOfType<CallOutcome.Refused>();
    }

    private static CallOutcome Of(string code, string message, bool isWrite) =>
        AwsRefusals.Of(
            254,
            $"\nAn error occurred ({code}) when calling the AttachRolePolicy operation: {message}",
            isWrite
        );
}
