using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Community.Database.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class PicturesAndFeatures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "BuildFeatures",
                columns: table => new
                {
                    Week = table.Column<int>(type: "int", nullable: false),
                    BuildId = table.Column<long>(type: "bigint", nullable: false),
                    ChosenById = table.Column<long>(type: "bigint", nullable: false),
                    ChosenAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BuildFeatures", x => x.Week);
                    table.ForeignKey(
                        name: "FK_BuildFeatures_Builds_BuildId",
                        column: x => x.BuildId,
                        principalTable: "Builds",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_BuildFeatures_Members_ChosenById",
                        column: x => x.ChosenById,
                        principalTable: "Members",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "StoreMarks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    Mark = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoreMarks", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BuildFeatures_BuildId",
                table: "BuildFeatures",
                column: "BuildId");

            migrationBuilder.CreateIndex(
                name: "IX_BuildFeatures_ChosenById",
                table: "BuildFeatures",
                column: "ChosenById");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BuildFeatures");

            migrationBuilder.DropTable(
                name: "StoreMarks");
        }
    }
}
