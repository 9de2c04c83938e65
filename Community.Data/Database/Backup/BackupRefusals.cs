namespace Community.Database;

/// <summary>Every no that backing up and restoring can give.</summary>
public static class BackupRefusals
{
    /// <summary>SQL Server's own BACKUP and RESTORE do it, on the machine where the server is.</summary>
    public static readonly Refusal ServersOwn = Refusal.Rule("Admin.BackupIsServersOwn");

    public static readonly Refusal NoBackup = Refusal.Rule("Admin.NoBackup");

    /// <summary>Cut short, or changed in any place: nothing of it is used.</summary>
    public static readonly Refusal Damaged = Refusal.Rule("Admin.BackupDamaged");

    /// <summary>Its schema is one that this portal has yet to learn.</summary>
    public static readonly Refusal Newer = Refusal.Rule("Admin.BackupNewer");

    /// <summary>What lives in a database is not written over.</summary>
    public static readonly Refusal NotEmpty = Refusal.Rule("Admin.RestoreNotEmpty");

    /// <summary>An earlier backup is not written over either.</summary>
    public static Refusal FileExists(string file) => Refusal.Rule("Admin.BackupExists", file);

    public static Refusal OtherDatabase(string made, string here) => Refusal.Rule("Admin.BackupOfOther", made, here);
}
